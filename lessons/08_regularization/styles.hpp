#pragma once

#include <string>

#include "common/plots/style.hpp"

namespace dl::lesson_08 {

/// A method keeps its colour through all plots.
inline Style style_of(const std::string& method) {
  if (method == "dropout") return {.colour = Colour::blue};
  if (method == "AdamW") return {.colour = Colour::orange};
  if (method == "L2 in Adam") return {.colour = Colour::green};
  if (method == "L2 in SGD") return {.colour = Colour::pink, .dash = Dash::dashed};
  return {.colour = Colour::black};
}

}  // namespace dl::lesson_08
