#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "common/dataset.hpp"
#include "common/rng.hpp"
#include "episodes.hpp"
#include "model.hpp"
#include "pretrain.hpp"

namespace dl::lesson_14 {

/// Four heads, and a feed-forward part that is twice as wide as the tokens.
inline TransformerOptions picture_options(Index width, Index blocks) {
  return {.width = width, .blocks = blocks, .heads = 4, .hidden = 2 * width};
}

/// A model of pictures, and how it is pre-trained.
struct PicturePlan {
  std::string name;  ///< of its file
  TransformerOptions options = picture_options(32, 2);
  std::size_t splits = 212;  ///< so many of those for pre-training
  Recipe recipe = {.steps = 2500, .highest_rate = 3e-3};
};

inline Model make_picture_model(const PicturePlan& plan, Rng& rng) {
  const auto add_embedding = [&](Sequential& network) {
    auto& embedding = network.add<Dense>(PictureToken::size, plan.options.width, rng);
    // What is told of a picture begins large beside the picture itself, 64 pixels times small
    // weights: the examples' groups are heard from the first step on.
    auto pixels = embedding.weight.value.topRows(PictureToken::pixels);
    pixels = random_matrix(pixels.rows(), pixels.cols(), rng, 0, 0.02);
    auto told = embedding.weight.value.bottomRows(PictureToken::size - PictureToken::pixels);
    told = random_matrix(told.rows(), told.cols(), rng, 0, 1);
  };
  return Model(add_embedding, plan.options, 2, rng);
}

inline const std::vector<Index>& all_shots() {
  static const std::vector<Index> shots = {0, 1, 2, 4, 8, 16};
  return shots;
}

inline constexpr int episodes_in_batch = 32;

/// One step's prompts: episodes with one number of examples, 30% of them with the name of their
/// task.
inline Prompts picture_batch(const Dataset& digits, const std::vector<Split>& splits, Rng& rng) {
  std::vector<Task> tasks;
  for (int episode = 0; episode < episodes_in_batch; ++episode) {
    const bool has_name = rng.uniform() < 0.3;
    if (has_name) {
      tasks.push_back(named(1 + static_cast<int>(rng.index(4))));
    } else {
      const auto split = rng.index(static_cast<Index>(splits.size()));
      tasks.push_back({splits[static_cast<std::size_t>(split)]});
    }
  }
  const Index shots = all_shots()[static_cast<std::size_t>(rng.index(6))];
  return draw_episodes(digits, tasks, shots, rng).prompts;
}

/// From random weights to a model that is used as it is. Returns the losses of all steps.
inline std::vector<double> pretrain_pictures(Model& model, const PicturePlan& plan,
                                             const Dataset& digits, int steps, Rng& rng) {
  auto splits = divide_splits().training;
  splits.resize(plan.splits);
  return pretrain(model, plan.name, plan.recipe, steps,
                  [&] { return picture_batch(digits, splits, rng); });
}

}  // namespace dl::lesson_14
