#pragma once

#include <string>
#include <vector>

#include <fmt/format.h>

#include "batches.hpp"
#include "common/plots/style.hpp"

namespace dl::lesson_05 {

/// A way to go down: how many samples make a batch, and how long the steps are.
struct Way {
  std::string name;
  std::size_t batch_size;  ///< 0: all samples
  double learning_rate;
  bool falling = false;  ///< learning_rate / (1 + pass) instead of the same in every pass

  real rate(int pass) const {
    return static_cast<real>(falling ? learning_rate / (1 + pass) : learning_rate);
  }

  /// "0.05", or "0.05/pass" when it falls.
  std::string rate_text() const {
    return fmt::format("{:g}{}", learning_rate, falling ? "/pass" : "");
  }

  std::vector<Batch> batches(const std::vector<Index>& order) const {
    if (batch_size == 0) return batch_of_all(order);
    if (batch_size == 1) return batches_of_one(order);
    return mini_batches(order, batch_size);
  }

  /// The same colour in all plots of the lesson.
  Style style() const {
    const auto colour = batch_size == 0   ? Colour::blue
                        : batch_size == 1 ? Colour::orange
                                          : Colour::green;
    return {.colour = colour, .dash = falling ? Dash::dashed : Dash::solid};
  }
};

}  // namespace dl::lesson_05
