#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <string>
#include <vector>

#include "common/rng.hpp"

namespace dl::lesson_14 {

/// A task: for each digit, which of two groups it is in.
using Split = std::array<int, 10>;

struct NamedTask {
  std::string name;
  Split split;
};

/// Four tasks that are told by a name.
inline const std::vector<NamedTask>& named_tasks() {
  static const std::vector<NamedTask> tasks = {{"even", {1, 0, 1, 0, 1, 0, 1, 0, 1, 0}},
                                               {"at least 5", {0, 0, 0, 0, 0, 1, 1, 1, 1, 1}},
                                               {"prime", {0, 0, 1, 1, 0, 1, 0, 1, 0, 0}},
                                               {"has a loop", {1, 0, 0, 0, 0, 0, 1, 0, 1, 1}}};
  return tasks;
}

inline Split exchanged(Split split) {
  for (int& group : split) group = 1 - group;
  return split;
}

/// The splits into two groups of five, those of pre-training and those held out; each is followed
/// by itself with the groups exchanged.
struct Splits {
  std::vector<Split> training;
  std::vector<Split> held_out;
};

/// 106 pairs for pre-training, 20 held out, the same for every seed.
inline Splits divide_splits() {
  constexpr std::size_t held_out_pairs = 20;
  std::vector<Split> pairs;
  for (unsigned digits = 0; digits < 1U << 9; ++digits) {  // digit 9 is in group 0
    if (std::popcount(digits) != 5) continue;
    Split split{};
    for (unsigned digit = 0; digit < 9; ++digit) split[digit] = digits >> digit & 1;
    pairs.push_back(split);
  }
  Rng rng(14);
  rng.shuffle(pairs);
  Splits splits;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    auto& part = i < held_out_pairs ? splits.held_out : splits.training;
    part.push_back(pairs[i]);
    part.push_back(exchanged(pairs[i]));
  }
  return splits;
}

}  // namespace dl::lesson_14
