#include <fmt/format.h>

#include "batch_sizes.hpp"
#include "common/dataset.hpp"
#include "common/lesson.hpp"
#include "common/plot.hpp"
#include "common/rng.hpp"
#include "common/subset.hpp"
#include "edge.hpp"
#include "learning_rates.hpp"
#include "many_valleys.hpp"
#include "more_data.hpp"
#include "parabola.hpp"
#include "sine_fit.hpp"
#include "three_clocks.hpp"
#include "three_paths.hpp"
#include "two_losses.hpp"
#include "who_escapes.hpp"

namespace {

using namespace dl;
using namespace dl::lesson_05;

void run(const Options& options) {
  Plots plots(options);
  Rng rng(options.seed);
  const auto fashion = load_fashion_mnist(options.data);
  need_images(fashion.train, "training", images_for_curvature);
  two_losses(plots);
  three_paths(plots, rng);
  more_data(plots, options);
  parabola(plots);
  const Edge found = edge(plots, rng);
  const SineFit sine(rng);
  many_valleys(plots, sine, rng);
  who_escapes(plots, options, sine, rng);
  const FinalLosses losses = three_clocks(plots, options, fashion, rng);
  batch_sizes(plots, options, fashion.train, rng);
  learning_rates(options, fashion, rng);
  conclude(fmt::format(
      "go against the gradient, a few samples at a time: after {} passes over the images the loss "
      "is {:.2f} with 16 a batch and {:.2f} with all; a step of {}.",
      options.epochs, losses.mini_batch, losses.batch, found.text()));
}

}  // namespace

int main(int argc, char** argv) {
  return lesson_main(argc, argv,
                     {.name = DL_LESSON,
                      .mine = DL_MINE,
                      .about = "batch, stochastic and mini-batch gradient descent",
                      .epochs = 20,
                      .quick_epochs = 2},
                     run);
}
