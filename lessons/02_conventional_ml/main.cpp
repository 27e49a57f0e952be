#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/lesson.hpp"
#include "common/options.hpp"
#include "common/plot.hpp"
#include "common/rng.hpp"
#include "common/table.hpp"
#include "decision_regions.hpp"
#include "edges.hpp"
#include "features_and_learners.hpp"
#include "gains.hpp"
#include "hog.hpp"
#include "margin.hpp"
#include "tree_on_features.hpp"

namespace {

using namespace dl;
using namespace dl::lesson_02;

void run(const Options& options) {
  Plots plots(options);
  Rng rng(options.seed);
  const auto data = load_fashion_mnist(options.data);
  show_what_changes(data.test);
  draw_edges(plots, data.test);
  draw_margins(plots, rng);
  draw_all_regions(plots, rng);

  Table results({"learner", "features", "test accuracy", "out of bag"});
  const double by_hand = rules_by_hand(data.test, results);
  const double tree = tree_on_features(plots, options, data, results, rng);
  const auto pixels =
      learn(plots, {"pixels", data.train.x, data.test.x}, options, data, results, rng);
  const auto edges =
      learn(plots, {"HOG", hog(data.train), hog(data.test)}, options, data, results, rng);
  record_score(options, "random forest", pixels.forest);
  record_score(options, "HOG + linear SVM", edges.svm);
  fmt::print("\n{} training images, {} test images:\n\n", data.train.size(), data.test.size());
  results.print();
  conclude(what_was_gained(by_hand, tree, pixels, edges));
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
