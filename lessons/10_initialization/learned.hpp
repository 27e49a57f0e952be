#pragma once

#include <string>

#include <fmt/format.h>

#include "by_depth.hpp"

namespace dl::lesson_10 {

/// The closing line: how many units came of 64 equal ones, and what the deepest networks made of
/// two initializations, the better one last.
inline std::string learned(double different_units, const Deepest& deepest) {
  const auto& other = deepest.attempts.front();
  const auto& better = deepest.attempts.back();
  const auto equal = different_units == 1 ? std::string("64 units with equal weights stay one unit")
                                          : fmt::format("64 units with equal weights become {:.0f}",
                                                        different_units);
  const auto losses = fmt::format("{} ReLU layers end at a loss of {}, {}", deepest.layers,
                                  last_losses(other), last_losses(better));
  return equal + ". " + losses +
         (clearly_better(better, other)
              ? ": weights must differ, and their spread must fit the activation."
              : ": too close to tell.");
}

}  // namespace dl::lesson_10
