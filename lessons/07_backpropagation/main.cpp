#include <fmt/format.h>

#include "check_gradients.hpp"
#include "common/dataset.hpp"
#include "common/lesson.hpp"
#include "common/plot.hpp"
#include "common/rng.hpp"
#include "common/scoreboard.hpp"
#include "compare_classifiers.hpp"
#include "compare_costs.hpp"
#include "count_weights.hpp"
#include "image_classifier.hpp"
#include "learn_xor.hpp"
#include "networks.hpp"
#include "nudge_weights.hpp"
#include "show_hidden_units.hpp"
#include "state_dict.hpp"
#include "work_by_hand.hpp"

namespace {

using namespace dl;
using namespace dl::lesson_07;

void run(const Options& options) {
  Plots plots(options);
  Rng rng(options.seed);
  work_by_hand(plots, rng);
  check_gradients(plots, options.seed);
  count_weights();
  compare_costs(plots, options);
  learn_xor(plots, options);

  auto fashion = load_fashion_mnist(options.data);
  standardize(fashion);
  ImageClassifier linear{"no hidden layer", make_network({784, 10}, rng)};
  train(linear, fashion, options.epochs, rng);
  ImageClassifier mlp{"MLP 784-256-128-10", make_network({784, 256, 128, 10}, rng)};
  nudge_weights(mlp.network, fashion.train);
  train(mlp, fashion, options.epochs, rng);
  compare_classifiers(plots, fashion.train.size(), linear, mlp);
  show_hidden_units(plots, mlp.network);
  record_score(options, "MLP 256-128", mlp.accuracies.back());
  const auto file = options.out / "weights.safetensors";
  save_state_dict(file, mlp.network);
  fmt::print("weights: {}\n", file.string());

  conclude(
      "the chain rule, from the loss back to the input, gives the gradient of every weight for "
      "little more than the price of the loss itself.");
}

}  // namespace

int main(int argc, char** argv) {
  return lesson_main(argc, argv,
                     {.name = DL_LESSON,
                      .mine = DL_MINE,
                      .about = "backpropagation: the gradient of every weight in one pass back",
                      .epochs = 10,
                      .quick_epochs = 2},
                     run);
}
