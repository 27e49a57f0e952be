#include "common/lesson.hpp"
#include "common/plot.hpp"
#include "common/rng.hpp"
#include "damping.hpp"
#include "first_steps.hpp"
#include "images.hpp"
#include "lesson_learned.hpp"
#include "ravines.hpp"
#include "ridges.hpp"
#include "saddle_wait.hpp"
#include "schedule_shapes.hpp"
#include "tuned_surfaces.hpp"

namespace {

using namespace dl;
using namespace dl::lesson_06;

void run(const Options& options) {
  Plots plots(options);
  Rng rng(options.seed);
  first_steps(plots);
  damping(plots);
  const auto tuned = tune_on_surfaces(options, rng);
  const auto passage = pass_saddle(plots, find(tuned, saddle().name));
  roll_over_ridges(plots);
  draw_ravines(plots, tuned);
  draw_schedules(plots);
  const auto results = compare_on_images(plots, options, rng);
  conclude(lesson_learned(passage, results));
}

}  // namespace

int main(int argc, char** argv) {
  return lesson_main(argc, argv,
                     {.name = DL_LESSON,
                      .mine = DL_MINE,
                      .about = "momentum, Nesterov, Adagrad, RMSProp, Adam, and schedules",
                      .epochs = 10,
                      .quick_epochs = 2},
                     run);
}
