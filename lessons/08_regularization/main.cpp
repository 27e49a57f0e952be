#include "best_doses.hpp"
#include "common/lesson.hpp"
#include "cures.hpp"
#include "doses.hpp"
#include "dropped_units.hpp"
#include "ensemble.hpp"
#include "inside_adam.hpp"
#include "islands.hpp"
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

  show_islands(plots, options);
  const auto noisy = try_cures(cures_with_values(), data, label_noise, options);
  const auto clean = try_cures(cures_with_values(2), data, 0, options);
  print_doses(noisy, options);
  compare_best_doses(clean, noisy);
  watch_overfitting(plots, data, noisy, options);
  plot_decay_sweep(plots, noisy);
  look_at_weights(plots, data.train, options);

  decay_inside_and_outside(plots, options);
  look_at_dropped_units(data.train, options);

  auto without = train_well(data, {"none"}, options);
  auto with = train_well(data, {"dropout", 0.5}, options);
  switch_units_off(plots, without, with, data.test);
  full_pass_or_ensemble(plots, with, data.test, options);
  conclude(what_cures_change(clean, noisy));
}

}  // namespace

int main(int argc, char** argv) {
  return lesson_main(argc, argv,
                     {.name = DL_LESSON,
                      .mine = DL_MINE,
                      .about = "dropout, L2 penalty and decoupled weight decay",
                      .epochs = 50,
                      .quick_epochs = 10},
                     run);
}
