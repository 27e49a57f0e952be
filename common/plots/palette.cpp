#include "common/plots/palette.hpp"

#include <array>
#include <cmath>

#include <fmt/format.h>

namespace dl {
namespace {

constexpr std::array line_colours = {0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7,
                                     0xE69F00, 0x56B4E9, 0x888888, 0x333333};
constexpr std::array grounds = {0xBCD9EC, 0xFDF0E6, 0xB5E0D0, 0xFAEAF2, 0xF3D08A, 0xE9F5FC};
constexpr std::size_t in_order = 6;  // grey and black are never taken in turn

Rgb from_hex(int code) {
  return {(code >> 16 & 255) / 255.0, (code >> 8 & 255) / 255.0, (code & 255) / 255.0};
}

double luminance(const Rgb& colour) {
  const auto linear = [](double c) {
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

}  // namespace

std::string hex(const Rgb& colour) {
  const auto byte = [](double c) { return static_cast<int>(std::lround(255 * c)); };
  return fmt::format("#{:02x}{:02x}{:02x}", byte(colour.red), byte(colour.green),
                     byte(colour.blue));
}

Rgb line_colour(Colour colour) {
  const auto i = colour == Colour::in_turn ? Colour::blue : colour;
  return from_hex(line_colours[static_cast<std::size_t>(i)]);
}

Rgb text_colour(Colour colour) {
  constexpr double readable = 4.6;
  Rgb text = line_colour(colour);
  while (contrast(text, white) < readable) text = blend(text, {}, 0.01);
  return text;
}

Rgb blend(const Rgb& colour, const Rgb& other, double share) {
  const auto mixed = [share](double a, double b) { return a + share * (b - a); };
  return {mixed(colour.red, other.red), mixed(colour.green, other.green),
          mixed(colour.blue, other.blue)};
}

Rgb ground(std::size_t i) { return from_hex(grounds[i % grounds.size()]); }

double contrast(const Rgb& a, const Rgb& b) {
  const double first = luminance(a) + 0.05;
  const double second = luminance(b) + 0.05;
  return std::max(first, second) / std::min(first, second);
}

Style in_turn(Style style, std::size_t i) {
  constexpr std::size_t shapes = 6;
  if (style.marker == Marker::in_turn) {
    const bool own = style.colour != Colour::in_turn;
    style.marker = static_cast<Marker>((own ? static_cast<std::size_t>(style.colour) : i) % shapes);
  }
  if (style.colour == Colour::in_turn) {
    style.colour = nth_colour(i);
    if (i >= in_order) style.dash = static_cast<Dash>(i / in_order % 4);
  }
  return style;
}

}  // namespace dl
