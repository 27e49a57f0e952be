#pragma once

#include <string>

#include "common/plots/style.hpp"

namespace dl {

/// Red, green and blue, from 0 to 1.
struct Rgb {
  double red = 0;
  double green = 0;
  double blue = 0;
};

/// "#0072b2"
std::string hex(const Rgb& colour);

inline constexpr Rgb white = {1, 1, 1};

/// Of lines and points.
Rgb line_colour(Colour colour);

/// The same colour, dark enough to be read as text on white.
Rgb text_colour(Colour colour);

/// `colour` where share is 0, `other` where it is 1.
Rgb blend(const Rgb& colour, const Rgb& other, double share);

/// The ground of class i, under its samples; neighbours differ in lightness too.
Rgb ground(std::size_t i);

/// From 1 (no difference) to 21 (black on white), as the WCAG defines it.
double contrast(const Rgb& a, const Rgb& b);

/// What is left out of the style of curve i, taken in turn.
Style in_turn(Style style, std::size_t i);

inline const std::string axis_colour = "#555555";
inline const std::string word_colour = "#333333";
inline const std::string grid_colour = "#e6e6e6";

}  // namespace dl
