#pragma once

#include <string>

#include "common/plots/style.hpp"

namespace dl::lesson_09 {

/// A way to train keeps its colour through all plots.
inline Style style_of(const std::string& way) {
  if (way.starts_with("batch norm, ")) return {.colour = Colour::blue, .dash = Dash::dashed};
  if (way.starts_with("batch")) return {.colour = Colour::blue};
  if (way.starts_with("layer")) return {.colour = Colour::orange};
  if (way.starts_with("group")) return {.colour = Colour::green};
  if (way.ends_with("He weights")) return {.colour = Colour::pink};
  return {.colour = Colour::black};
}

}  // namespace dl::lesson_09
