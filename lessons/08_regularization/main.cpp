#include "best_doses.hpp"
#include "common/lesson.hpp"
#include "cures.hpp"
#include "doses.hpp"
#include "dropped_units.hpp"
#include "ensemble.hpp"
#include "inside_adam.hpp"
#include "overfitting.hpp"
#include "units_off.hpp"
#include "weights.hpp"
#include "well_trained.hpp"

namespace {

using namespace dl;
using namespace dl::lesson_08;

void run(const Options& options) {
  Plots plots(options);
  const auto data = load_fashion_mnist(options.data);

  const auto noisy = try_all_cures(data, label_noise, options);
  const auto clean = try_all_cures(data, 0, options);
  print_doses(noisy, options);
  compare_best_doses(clean, noisy);
  watch_overfitting(plots, data, noisy, options);
  plot_decay_sweep(plots, noisy);
  plot_weights(plots, data.train, options);

  decay_inside_and_outside(plots, options);
  look_at_dropped_units(data.train, options);

  auto without = train_well(data, {"none"}, options);
  auto with = train_well(data, {"dropout", 0.5}, options);
  switch_units_off(plots, without, with, data.test);
  full_pass_or_ensemble(plots, with, data.test, options);
  conclude(
      "a network that can learn wrong labels by heart does, and pays on the test; dropout and "
      "weight decay in the right dose win a good part of that back, and too much costs more.");
}

}  // namespace

int main(int argc, char** argv) {
  return lesson_main(argc, argv,
                     {.name = DL_LESSON,
                      .mine = DL_MINE,
                      .about = "dropout, L2 penalty and decoupled weight decay",
                      .epochs = 60,
                      .quick_epochs = 6},
                     run);
}
