#pragma once

#include <string>
#include <vector>

#include <fmt/format.h>

#include "by_shots.hpp"
#include "common/spread.hpp"
#include "fine_tuning.hpp"
#include "words.hpp"

namespace dl::lesson_14 {

/// The closing line.
inline std::string what_was_learned(const std::vector<AtShots>& shots, double by_name,
                                    const std::vector<Way>& ways, const Written& written) {
  return fmt::format(
      "no weight changed, and the model does tasks it never saw: {:.2f} without an example, {:.2f} "
      "with 16; by a name alone {:.2f}. Trained further on the same 16 examples it reaches {:.2f}, "
      "and needs a copy for each task. Words by a name {:.2f}, by {} examples without one {:.2f}.",
      mean(shots.front().held_out), mean(shots.back().held_out), by_name, ways.at(1).accuracy.at(4),
      mean(written.named), word_plan().shots, mean(written.few_shots));
}

}  // namespace dl::lesson_14
