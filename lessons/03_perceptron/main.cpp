#include "bias.hpp"
#include "boundary.hpp"
#include "common/dataset.hpp"
#include "common/lesson.hpp"
#include "common/options.hpp"
#include "common/plot.hpp"
#include "common/rng.hpp"
#include "gates.hpp"
#include "images.hpp"
#include "novikoff.hpp"
#include "weights.hpp"
#include "xor.hpp"

namespace {

using namespace dl;
using namespace dl::lesson_03;

void run(const Options& options) {
  Plots plots(options);
  Rng rng(options.seed);
  learn_gates(plots);
  watch_xor(plots);
  turn_the_bias(plots, rng);
  watch_boundary(plots, rng);
  check_bound(plots, options);

  const auto fashion = load_fashion_mnist(options.data);
  const auto pixels = train_on("pixels", fashion, options);
  const auto edges = train_on("HOG of lesson 02", hog_of(fashion), options);
  compare_features(plots, options, pixels, edges);

  const auto one_per_class = pixels.model.averaged();
  draw_weights(plots, one_per_class, fashion.train);
  save(options.out / "weights.safetensors", one_per_class);
  conclude(
      "a perceptron learns whatever one straight line can part, after a number of mistakes that "
      "the margin bounds; for the rest, average its weights, or give it better features.");
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
