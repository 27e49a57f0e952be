#pragma once

#include <cmath>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "common/table.hpp"
#include "softmax.hpp"

namespace dl::lesson_04 {

/// "0.09003 0.2447 0.6652". A NaN stands without its sign, which means nothing.
inline std::string joined(const RowVector& values) {
  std::vector<std::string> words;
  for (const real value : values) {
    words.push_back(std::isnan(value) ? "nan" : significant(value, 4));
  }
  return fmt::format("{}", fmt::join(words, " "));
}

/// When does the softmax of a book's formula fail? Beside it the one that takes the largest logit
/// away first.
inline void compare_softmax() {
  Table table({"logits", "naive log-sum-exp", "stable", "naive softmax", "stable softmax"});
  for (const real largest : {3, 100, 1000, -1000}) {
    RowVector logits(3);
    logits << largest - 2, largest - 1, largest;
    const RowVector exponentials = logits.unaryExpr([](real z) { return std::exp(z); });
    Matrix probabilities;
    softmax(logits, probabilities);
    table.row({joined(logits), number(std::log(exponentials.sum())), number(log_sum_exp(logits)),
               joined(exponentials / exponentials.sum()), joined(probabilities)});
  }
  fmt::print(
      "\nLog-sum-exp and softmax as the formula says, and with the largest logit taken away "
      "first:\n\n");
  table.print();
}

}  // namespace dl::lesson_04
