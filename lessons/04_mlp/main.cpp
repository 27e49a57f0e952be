#include <fmt/format.h>

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
  solve_xor(plots);
  const MostCrossings crossings = stack_layers(plots, options, rng);
  move_the_bias(plots);
  const Curve errors = add_bumps(plots);
  compare_softmax();
  count_parameters();
  change_the_scale(rng);
  learn_behind_random_units(plots, options);
  conclude(fmt::format(
      "layers without an activation between them are one layer, whose boundary a "
      "straight segment crosses {} at most; with one it is crossed up to {}, and {:g} "
      "bumps follow a curve to within {:.3f}.",
      times(crossings.straight), crossings.text_with(), errors.x.back(), errors.y.back()));
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
