#include "clocks.hpp"
#include "common/lesson.hpp"
#include "line.hpp"
#include "sine.hpp"
#include "sweeps.hpp"

namespace {

using namespace dl;

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
      "go against the gradient, a few samples at a time: one is unsteady, all are slow, and a step "
      "beyond 2/λ_max of the curvature diverges.");
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
