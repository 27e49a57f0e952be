#include <algorithm>

#include "common/ascii_plot.hpp"
#include "common/plots/canvas.hpp"

namespace dl {

double full_ink(const Picture& picture) {
  if (picture.full_ink > 0) return picture.full_ink;
  return std::max<double>(picture.pixels.cwiseAbs().maxCoeff(), 1e-300);
}

void Plots::images(const std::string& name, const PlotText& text,
                   const std::vector<Picture>& pictures, int columns, Ink ink) {
  if (to_ == PlotTo::none || pictures.empty()) return;
  if (to_ == PlotTo::ascii) {
    fmt::print("\n{}\n", text.title);
    for (const auto& picture : pictures) fmt::print("{}\n", ascii_picture(picture, ink));
    return;
  }
  const auto across = static_cast<std::size_t>(columns);
  const auto rows = (pictures.size() + across - 1) / across;
  const double side = Canvas::largest_side(across, rows, 10, 32);
  draw(name, text, [&](Canvas& canvas) {
    canvas.command("set multiplot title {} font ',13'", quoted(text.title));
    canvas.no_axes();
    canvas.command("set title ''");
    canvas.command("set palette defined ({})", ink == Ink::black
                                                   ? "0 'white', 1 'black'"
                                                   : "-1 '#D55E00', 0 'white', 1 '#0072B2'");
    canvas.command("set cbrange [{}:1]", ink == Ink::black ? 0 : -1);
    for (std::size_t i = 0; i < pictures.size(); ++i) {
      const auto& pixels = pictures[i].pixels;
      const double largest = full_ink(pictures[i]);
      canvas.block("pixels", [&](std::string& text_rows) {
        for (Index r = 0; r < pixels.rows(); ++r) {
          for (Index c = 0; c < pixels.cols(); ++c) {
            text_rows += fmt::format("{} {} {:.4f}\n", c, r, pixels(r, c) / largest);
          }
        }
      });
      const auto [middle, below] = canvas.square(i, across, rows, side, 0);
      canvas.command("set label 1 {} at screen {:.4f}, screen {:.4f} center font ',{}' front",
                     quoted(pictures[i].caption), middle, below - 13 / canvas_height,
                     columns > 6 ? 9 : 11);
      canvas.command("plot [-0.5:{}.5][{}.5:-0.5] $pixels using 1:2:3 with image",
                     pixels.cols() - 1, pixels.rows() - 1);
    }
    canvas.command("unset multiplot");
  });
}

}  // namespace dl
