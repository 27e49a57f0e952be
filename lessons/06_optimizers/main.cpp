#include "common/lesson.hpp"
#include "images.hpp"
#include "landscapes.hpp"
#include "ridges.hpp"
#include "saddle_wait.hpp"
#include "schedule_shapes.hpp"

namespace {

using namespace dl;
using namespace dl::lesson_06;

void run(const Options& options) {
  Plots plots(options);
  Rng rng(options.seed);
  compare_on_surfaces(plots, options, rng);
  wait_at_saddle(plots);
  find_the_barrier(plots);
  draw_schedules(plots);
  compare_on_images(plots, options, rng);
  conclude(
      "inertia carries descent out of saddles and over low barriers, and a rate for each weight "
      "helps where scales differ; tune every optimizer before comparing, and let the rate fall.");
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
