#include <utility>

#include "best_mlp.hpp"
#include "common/lesson.hpp"
#include "going_on.hpp"
#include "patience.hpp"
#include "stops.hpp"
#include "traces.hpp"
#include "turning_point.hpp"
#include "wrong_labels.hpp"

namespace {

using namespace dl;
using namespace dl::lesson_11;

void run(const Options& options) {
  Plots plots(options);
  auto data = load_fashion_mnist(options.data);
  const auto noisy = traces(options, data, 0.2);
  const auto clean = traces(options, data, 0);
  turning_point(plots, noisy.front());
  wrong_labels(plots, noisy, clean);
  compare_patience(options, noisy, clean);
  draw_stops(plots, noisy, clean);
  going_on(options, data.train);
  best_mlp(plots, options, std::move(data));
  conclude(what_was_learned(noisy, clean, options.epochs));
}

}  // namespace

int main(int argc, char** argv) {
  return lesson_main(argc, argv,
                     {.name = DL_LESSON,
                      .mine = DL_MINE,
                      .about = "early stopping, checkpoints, and the best MLP of the course",
                      .epochs = 40,
                      .quick_epochs = 8},
                     run);
}
