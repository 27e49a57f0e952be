#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "common/ascii/grid.hpp"
#include "common/ascii_plot.hpp"
#include "common/text.hpp"

namespace dl {
namespace {

/// A character for two pixels above each other: half of it where they differ, else a shade.
std::string black_ink(double above, double below) {
  constexpr std::array<const char*, 5> shades = {" ", "░", "▒", "▓", "█"};
  constexpr double much = 0.45;
  if (above - below > much) return "▀";
  if (below - above > much) return "▄";
  const double mean = std::clamp((above + below) / 2, 0.0, 1.0);
  return shades[static_cast<std::size_t>(std::lround(mean * 4))];
}

/// A sign for their mean, from -1 to 1, with a blank in the middle.
char signed_ink(double mean) {
  const std::string shades = "#%=- .oO@";
  const auto middle = static_cast<double>(shades.size() / 2);
  return shades[static_cast<std::size_t>(
      std::lround(middle + std::clamp(mean, -1.0, 1.0) * middle))];
}

std::string ascii_picture(const Picture& picture, Ink ink) {
  // Small pictures are enlarged, so that there is something to see.
  constexpr Index small = 20;
  const Matrix& pixels = picture.pixels;
  const Index times = std::max<Index>(1, small / std::max<Index>(pixels.cols(), 1));
  const double largest = full_ink(picture);
  const auto at = [&](Index r, Index c) {
    return r / times < pixels.rows() ? pixels(r / times, c / times) / largest : 0.0;
  };
  std::string text;
  for (Index r = 0; r < pixels.rows() * times; r += 2) {
    for (Index c = 0; c < pixels.cols() * times; ++c) {
      if (ink == Ink::black) {
        text += black_ink(at(r, c), at(r + 1, c));
      } else {
        text += signed_ink((at(r, c) + at(r + 1, c)) / 2);
      }
    }
    text += '\n';
  }
  return text + picture.caption + "\n";
}

}  // namespace

std::string ascii_pictures(const std::vector<Picture>& pictures, int columns, const ImageLook& look,
                           int width) {
  std::vector<std::string> blocks;
  for (const auto& picture : pictures) blocks.push_back(ascii_picture(picture, look.ink));
  auto text = side_by_side(blocks, width, columns);
  if (look.ink == Ink::signed_) {
    const auto words = [](const std::string& given, const char* otherwise) {
      return given.empty() ? std::string(otherwise) : given;
    };
    text += fmt::format("\n- = % # {}   . o O @ {}\n", words(look.negative, "negative"),
                        words(look.positive, "positive"));
  }
  return text;
}

}  // namespace dl
