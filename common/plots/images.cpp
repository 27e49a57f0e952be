#include <algorithm>

#include "common/ascii_plot.hpp"
#include "common/plots/canvas.hpp"
#include "common/plots/words.hpp"

namespace dl {
namespace {

constexpr double gap = 12;
constexpr double largest_picture = 420;

/// The palette's ends and what they stand for, in the lower left corner.
void draw_ink_key(Canvas& canvas, const ImageLook& look) {
  double x = side_margin;
  for (const auto& [colour, words] :
       {std::pair(Colour::orange, look.negative), std::pair(Colour::blue, look.positive)}) {
    if (words.empty()) continue;
    canvas.box({x, x + 14, 8, 22}, hex(line_colour(colour)));
    canvas.label({.text = words, .at = {x + 20, 15}, .colour = hex(text_colour(colour))});
    x += 20 + text_width(words, word_size) + 24;
  }
}

}  // namespace

double full_ink(const Picture& picture) {
  if (picture.full_ink > 0) return picture.full_ink;
  return std::max<double>(picture.pixels.cwiseAbs().maxCoeff(), 1e-300);
}

void Plots::images(const std::string& name, const PlotText& text,
                   const std::vector<Picture>& pictures, int columns, const ImageLook& look) {
  if (pictures.empty()) return;
  if (done_as_text(name, text,
                   [&](int width) { return ascii_pictures(pictures, columns, look, width); })) {
    return;
  }
  const Grid grid = grid_for(pictures.size(), columns);
  const double cell = (canvas_width - 2 * side_margin + gap) / static_cast<double>(grid.columns);
  const double side = std::min(cell - gap, largest_picture);
  const double caption_size = std::min(small_size, 8 + side / 20);
  const double caption_height = 30;
  const double key = look.negative.empty() && look.positive.empty() ? 0 : 30;
  const double row_height = side + caption_height;
  const double height = row_height * static_cast<double>(grid.rows) + key;
  draw(name, text, height, [&](Canvas& canvas) {
    canvas.many();
    canvas.bare();
    const bool black = look.ink == Ink::black;
    canvas.command("set palette defined ({}); set cbrange [{}:1]",
                   black ? "0 '#ffffff', 1 '#000000'" : "-1 '#D55E00', 0 '#ffffff', 1 '#0072B2'",
                   black ? 0 : -1);
    draw_ink_key(canvas, look);
    for (std::size_t i = 0; i < pictures.size(); ++i) {
      const auto& pixels = pictures[i].pixels;
      const double largest = full_ink(pictures[i]);
      canvas.block("pixels", [&](std::string& rows) {
        for (Index r = 0; r < pixels.rows(); ++r) {
          for (Index c = 0; c < pixels.cols(); ++c) {
            rows += fmt::format("{} {} {:.4f}\n", c, r, pixels(r, c) / largest);
          }
        }
      });
      const double left = side_margin + static_cast<double>(i % grid.columns) * cell;
      const double top = height - static_cast<double>(i / grid.columns) * row_height;
      const double shape = static_cast<double>(pixels.rows()) / static_cast<double>(pixels.cols());
      const double width = shape > 1 ? side / shape : side;
      canvas.area({left, left + width, top - width * shape, top});
      canvas.label({.text = pictures[i].caption,
                    .at = {left + side / 2, top - side - 13},
                    .align = Align::center,
                    .size = caption_size});
      canvas.plot({fmt::format("[-0.5:{}.5][{}.5:-0.5] $pixels using 1:2:3 with image",
                               pixels.cols() - 1, pixels.rows() - 1)});
    }
  });
}

void Plots::images(const std::string& name, const PlotText& text,
                   const std::vector<Picture>& pictures, int columns, Ink ink) {
  images(name, text, pictures, columns, {.ink = ink});
}

}  // namespace dl
