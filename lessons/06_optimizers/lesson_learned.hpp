#pragma once

#include <cmath>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "image_results.hpp"
#include "saddle_wait.hpp"

namespace dl::lesson_06 {

/// "falls by 0.123"
inline std::string change(double from, double to) {
  return fmt::format("{} by {:.3f}", to > from ? "rises" : "falls", std::abs(to - from));
}

/// The lesson's last line, with the numbers of this run.
inline std::string lesson_learned(const Passage& saddle, const std::vector<Result>& results) {
  const auto loss = [&](const Method& method, const Schedule& schedule) {
    return result_of(results, method, schedule).last_loss();
  };
  return fmt::format(
      "past a saddle momentum takes {} steps and plain descent {} at one learning rate, {} and {} "
      "each at its best: tune before you compare. On images the loss {} from SGD to Adam, and {} "
      "when Adam's learning rate follows a cosine.",
      saddle.momentum, saddle.sgd, saddle.tuned_momentum, saddle.tuned_sgd,
      change(loss(sgd, constant), loss(adam, constant)),
      change(loss(adam, constant), loss(adam, cosine)));
}

}  // namespace dl::lesson_06
