#include "batch_sizes.hpp"
#include "common/dataset.hpp"
#include "common/lesson.hpp"
#include "common/plot.hpp"
#include "common/rng.hpp"
#include "edge.hpp"
#include "learning_rates.hpp"
#include "many_valleys.hpp"
#include "more_data.hpp"
#include "sine_fit.hpp"
#include "three_clocks.hpp"
#include "three_paths.hpp"
#include "who_escapes.hpp"

namespace {

using namespace dl;
using namespace dl::lesson_05;

void run(const Options& options) {
  Plots plots(options);
  Rng rng(options.seed);
  three_paths(plots, rng);
  more_data(plots, options);
  edge(plots, rng);
  const SineFit sine(rng);
  many_valleys(plots, sine, rng);
  who_escapes(plots, options, sine, rng);
  const auto fashion = load_fashion_mnist(options.data);
  three_clocks(plots, options, fashion, rng);
  batch_sizes(plots, options, fashion.train, rng);
  learning_rates(options, fashion, rng);
  conclude(
      "go against the gradient, a few samples at a time: "
      "one is unsteady, all are slow, and a step beyond 2/λ_max of the curvature diverges.");
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
