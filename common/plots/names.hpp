#pragma once

#include <string>
#include <vector>

#include "common/plots/canvas.hpp"

namespace dl {

/// The places nearest to the wanted ones, in their order, at least `apart` from each other and
/// between low and high.
std::vector<double> kept_apart(const std::vector<double>& wanted, double apart, double low,
                               double high);

/// What a key says of one curve.
struct KeyEntry {
  std::string text;
  Style style;
  bool line = true;  ///< a piece of line under the marker
};

/// The key's size in pixels, as a block of lines, or in rows as wide as that.
double key_width(const std::vector<KeyEntry>& entries);
double key_height(const std::vector<KeyEntry>& entries);
double key_height_in_rows(const std::vector<KeyEntry>& entries, double width);

/// Draws a key, its first line just below `top_left`.
void draw_key(Canvas& canvas, const std::vector<KeyEntry>& entries, Spot top_left);
void draw_key_in_rows(Canvas& canvas, const std::vector<KeyEntry>& entries, Spot top_left,
                      double width);

/// Across the canvas below its title: how high, and drawn from a height down.
double key_height_above(const std::vector<KeyEntry>& entries);
void draw_key_above(Canvas& canvas, const std::vector<KeyEntry>& entries, double top);

}  // namespace dl
