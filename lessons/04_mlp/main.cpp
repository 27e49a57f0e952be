#include "activation_plots.hpp"
#include "bias.hpp"
#include "common/lesson.hpp"
#include "common/plot.hpp"
#include "common/rng.hpp"
#include "curve_of_bumps.hpp"
#include "depth.hpp"
#include "input_scale.hpp"
#include "parameter_shares.hpp"
#include "random_units.hpp"
#include "softmax_overflow.hpp"
#include "xor_by_hand.hpp"

namespace {

using namespace dl;
using namespace dl::lesson_04;

void run(const Options& options) {
  Plots plots(options);
  Rng rng(options.seed);
  draw_activations(plots);
  compare_softmax();
  solve_xor(plots);
  stack_layers(plots, options, rng);
  add_bumps(plots);
  count_parameters();
  move_the_bias(plots);
  change_the_scale(rng);
  learn_behind_random_units(plots, options);
  conclude(
      "layers without an activation between them are one layer; "
      "with one, wide enough, they follow any curve.");
}

}  // namespace

int main(int argc, char** argv) {
  return lesson_main(argc, argv,
                     {.name = DL_LESSON,
                      .mine = DL_MINE,
                      .about = "a multi-layer perceptron, from input to output",
                      .epochs = 5,
                      .quick_epochs = 1},
                     run);
}
