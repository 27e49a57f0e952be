#pragma once

#include <span>
#include <vector>

#include "common/dataset.hpp"
#include "common/rng.hpp"
#include "digit_tasks.hpp"
#include "masks.hpp"
#include "prompts.hpp"
#include "solutions/13_fine_tuning/few_shot.hpp"

namespace dl::lesson_14 {

/// 1,297 digits for pre-training and 500 held out, the same for every seed. Pixels with mean 0 and
/// standard deviation 1.
inline TrainTest divide_digits() {
  constexpr Index training = 1297;
  Dataset all = load_digits();
  standardize(all);
  const auto order = Rng(14).permutation(all.size());
  const auto end_of_training = order.begin() + training;
  return {samples(all, {order.begin(), end_of_training}),
          samples(all, {end_of_training, order.end()})};
}

/// A token is a row: 64 pixels, then a 1 at the group if one is told, then a 1 at the task's name.
struct PictureToken {
  static constexpr Index pixels = 64;
  static constexpr Index group = pixels;  ///< 0 or 1
  static constexpr Index asked = group + 2;
  static constexpr Index name = asked + 1;  ///< 0 for a task without a name, 1 to 4
  static constexpr Index size = name + 5;
};

/// A split, and its name where it is told: 1 to 4, or 0.
struct Task {
  Split split;
  int name = 0;

  int group(int digit) const { return split[static_cast<std::size_t>(digit)]; }
};

inline Task named(int name) {
  return {named_tasks()[static_cast<std::size_t>(name - 1)].split, name};
}

/// All these splits in turn, so many in all, without a name.
inline std::vector<Task> unnamed(const std::vector<Split>& splits, std::size_t count) {
  std::vector<Task> tasks;
  for (std::size_t i = 0; i < count; ++i) tasks.push_back({splits[i % splits.size()]});
  return tasks;
}

/// Each sequence is an episode of one task: a token for the task, `shots` pictures with their
/// groups, and queries, which see all of this and of the queries only themselves.
struct Episodes {
  static constexpr Index queries = 16;  ///< in each sequence, where nothing else is said
  Index shots = 0;
  Prompts prompts = {};
  std::vector<Index> images = {};  ///< the number of each token's picture; -1 for the task's

  Index row(Index sequence, Index token) const { return sequence * prompts.length() + token; }
};

/// Episodes, one for each of the tasks; image(sequence, token) chooses a picture of `digits`.
template <typename Choose>
Episodes make_episodes(const Dataset& digits, const std::vector<Task>& tasks, Index shots,
                       Index queries, Choose image) {
  const auto sequences = static_cast<Index>(tasks.size());
  Episodes episodes{.shots = shots};
  Prompts& prompts = episodes.prompts;
  prompts.mask = query_mask(1 + shots, queries);
  const Index length = prompts.length();
  prompts.tokens.setZero(sequences * length, PictureToken::size);
  for (Index sequence = 0; sequence < sequences; ++sequence) {
    const Task& task = tasks[static_cast<std::size_t>(sequence)];
    prompts.tokens(sequence * length, PictureToken::name + task.name) = 1;
    episodes.images.push_back(-1);
    for (Index place = 1; place < length; ++place) {
      const Index row = sequence * length + place;
      const Index chosen = image(sequence, place);
      const int group = task.group(digits.y[static_cast<std::size_t>(chosen)]);
      const bool asked = place > shots;
      prompts.tokens.row(row).head(PictureToken::pixels) = digits.x.row(chosen);
      prompts.tokens(row, asked ? PictureToken::asked : PictureToken::group + group) = 1;
      episodes.images.push_back(chosen);
      if (!asked) continue;
      prompts.asked.push_back(row);
      prompts.answers.push_back(group);
    }
  }
  return episodes;
}

/// Episodes whose pictures are drawn from these.
inline Episodes draw_episodes(const Dataset& digits, const std::vector<Task>& tasks, Index shots,
                              Rng& rng) {
  return make_episodes(digits, tasks, shots, Episodes::queries,
                       [&](Index, Index) { return rng.index(digits.size()); });
}

/// What somebody would reach who reads every digit, and knows that each group has five: right where
/// the digit is among the examples, otherwise the larger of the groups that are left.
inline double best_possible(const Dataset& digits, const std::vector<Task>& tasks,
                            const Episodes& episodes) {
  double sum = 0;
  for (const Index row : episodes.prompts.asked) {
    const Index sequence = row / episodes.prompts.length();
    const Task& task = tasks[static_cast<std::size_t>(sequence)];
    const auto digit_at = [&](Index r) {
      return digits.y[static_cast<std::size_t>(episodes.images[static_cast<std::size_t>(r)])];
    };
    std::array<bool, 10> seen{};
    std::array<double, 2> left = {5, 5};
    for (Index shot = 1; shot <= episodes.shots; ++shot) {
      const int digit = digit_at(episodes.row(sequence, shot));
      if (!seen[static_cast<std::size_t>(digit)])
        --left[static_cast<std::size_t>(task.group(digit))];
      seen[static_cast<std::size_t>(digit)] = true;
    }
    const bool known = seen[static_cast<std::size_t>(digit_at(row))];
    sum += known ? 1 : std::max(left[0], left[1]) / (left[0] + left[1]);
  }
  return sum / static_cast<double>(episodes.prompts.asked.size());
}

}  // namespace dl::lesson_14
