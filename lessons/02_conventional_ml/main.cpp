#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/lesson.hpp"
#include "common/options.hpp"
#include "common/plot.hpp"
#include "common/rng.hpp"
#include "common/table.hpp"
#include "common/toys.hpp"
#include "decision_regions.hpp"
#include "forest_on_pixels.hpp"
#include "svm_on_edges.hpp"
#include "tree_on_features.hpp"

namespace {

using namespace dl;
using namespace dl::lesson_02;

void run(const Options& options) {
  Plots plots(options);
  Rng rng(options.seed);
  draw_regions(plots, "moons", make_moons(300, 0.2, rng), rng);
  draw_regions(plots, "spirals", make_spirals(300, 0.1, rng), rng);

  const auto data = load_fashion_mnist(options.data);
  Table results({"method", "test accuracy"});
  tree_on_features(plots, options, data, results, rng);
  forest_on_pixels(plots, options, data, results, rng);
  svm_on_edges(options, data, results, rng);
  fmt::print("\n{} training images, {} test images:\n\n", data.train.size(), data.test.size());
  results.print();
  conclude(
      "when the machine sets the thresholds and weights, the same features go further; what to "
      "measure is still chosen by hand.");
}

}  // namespace

int main(int argc, char** argv) {
  return lesson_main(argc, argv,
                     {.name = DL_LESSON,
                      .mine = DL_MINE,
                      .about = "features by hand, decisions learned: SVM, tree, forest (SW 2.0)",
                      .epochs = 10,
                      .quick_epochs = 3},
                     run);
}
