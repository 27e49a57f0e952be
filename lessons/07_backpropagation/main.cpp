#include "check_gradients.hpp"
#include "common/dataset.hpp"
#include "common/lesson.hpp"
#include "common/plot.hpp"
#include "common/rng.hpp"
#include "common/subset.hpp"
#include "compare_classifiers.hpp"
#include "compare_costs.hpp"
#include "count_weights.hpp"
#include "image_classifier.hpp"
#include "learn_xor.hpp"
#include "networks.hpp"
#include "nudge_weights.hpp"
#include "show_hidden_units.hpp"
#include "state_dict.hpp"
#include "step_all_weights.hpp"
#include "tangent_and_chord.hpp"
#include "work_by_hand.hpp"

namespace {

using namespace dl;
using namespace dl::lesson_07;

void run(const Options& options) {
  Plots plots(options);
  Rng rng(options.seed);
  auto fashion = load_fashion_mnist(options.data);
  standardize(fashion);
  work_by_hand(plots, rng);
  compare_tangent_and_chord(plots, rng);
  check_gradients(plots, options.seed);
  count_weights();
  const Price price = compare_costs(plots, options);
  learn_xor(plots, options);

  auto untrained = make_network({784, 256, 128, 10}, rng);
  const auto some = first_samples(fashion.train, 500);
  nudge_weights(untrained, some);
  step_all_weights(untrained, some);

  auto linear = train_from_several_starts("no hidden layer", {784, 10}, fashion, options);
  auto mlp = train_from_several_starts("784-256-128-10", {784, 256, 128, 10}, fashion, options);
  compare_classifiers(plots, options, fashion.train.size(), linear, mlp);
  show_hidden_units(plots, mlp.runs.front().network);
  save_state_dict(options.out / "weights.safetensors", mlp.runs.front().network);

  conclude(closing_line(price));
}

}  // namespace

int main(int argc, char** argv) {
  return lesson_main(argc, argv,
                     {.name = DL_LESSON,
                      .mine = DL_MINE,
                      .about = "backpropagation: the gradient of every weight in one backward pass",
                      .epochs = 10,
                      .quick_epochs = 2},
                     run);
}
