#include <fmt/format.h>

#include "bias.hpp"
#include "boundary.hpp"
#include "common/dataset.hpp"
#include "common/lesson.hpp"
#include "common/options.hpp"
#include "common/plot.hpp"
#include "common/rng.hpp"
#include "common/table.hpp"
#include "gates.hpp"
#include "images.hpp"
#include "novikoff.hpp"
#include "one_mistake.hpp"
#include "weights.hpp"
#include "xor.hpp"

namespace {

using namespace dl;
using namespace dl::lesson_03;

void run(const Options& options) {
  Plots plots(options);
  Rng rng(options.seed);
  learn_one_mistake(plots);
  learn_gates(plots);
  watch_xor(plots);
  turn_the_bias(plots, rng);
  watch_boundary(plots, rng);
  const double share_of_bound = check_bound(plots, options);

  const auto fashion = load_fashion_mnist(options.data);
  const auto pixels = train_on("pixels", fashion, options);
  const auto edges = train_on("HOG of lesson 02", hog_of(fashion), options);
  compare_features(plots, options, pixels, edges);

  draw_weights(plots, pixels.after_one_pass, fashion.train);
  save(options.out / "weights.safetensors", pixels.model.averaged());
  conclude(fmt::format(
      "a perceptron learns whatever a straight line separates, here after at most {} of "
      "the mistakes that the margin allows. On the images the last weights reach "
      "{:.3f}, averaged {:.3f}, averaged on HOG features {:.3f}.",
      percent(share_of_bound, 0), pixels.last.back(), pixels.averaged.back(),
      edges.averaged.back()));
}

}  // namespace

int main(int argc, char** argv) {
  return lesson_main(argc, argv,
                     {.name = DL_LESSON,
                      .mine = DL_MINE,
                      .about = "Rosenblatt's perceptron: weighted sum, threshold, learning rule",
                      .epochs = 10,
                      .quick_epochs = 3},
                     run);
}
