#include <cmath>

#include "common/ascii_plot.hpp"
#include "common/plots/canvas.hpp"

namespace dl {

void Plots::diagram(const std::string& name, const PlotText& text, const std::vector<Node>& nodes,
                    const std::vector<Link>& links) {
  if (to_ == PlotTo::none) return;
  if (to_ == PlotTo::ascii) {
    fmt::print("\n{}\n{}", text.title, ascii_diagram(nodes, links));
    return;
  }
  // In pixels, so that angles and distances are what they look like.
  constexpr double margin = 90;
  constexpr double radius = 26;
  const auto x_of = [](const Node& n) { return margin + n.x * (canvas_width - 2 * margin); };
  const auto y_of = [](const Node& n) {
    return margin + n.y * (canvas_height - title_height - 2 * margin);
  };
  draw(name, text, [&](Canvas& canvas) {
    const auto label = [&](const std::string& words, double x, double y, double angle,
                           const std::string& colour_name, int size) {
      canvas.command(
          "set label {} at {:.1f},{:.1f} center rotate by {:.2f} font ',{}' textcolor rgb {} front",
          quoted(words), x, y, angle, size, colour_name);
    };
    canvas.no_axes();
    canvas.command("set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0");
    canvas.command("set tmargin at screen {:.4f}", 1 - title_height / canvas_height);
    for (const auto& link : links) {
      const double x1 = x_of(nodes[link.from]);
      const double y1 = y_of(nodes[link.from]);
      const double x2 = x_of(nodes[link.to]);
      const double y2 = y_of(nodes[link.to]);
      const double angle = std::atan2(y2 - y1, x2 - x1);
      canvas.command(
          "set arrow from {:.1f},{:.1f} to {:.1f},{:.1f} nohead linewidth 1.5 linecolor rgb "
          "'#bbbbbb'",
          x1, y1, x2, y2);
      // Nearer to the start, where lines that cross in the middle are still apart.
      const double x = x1 + 0.33 * (x2 - x1);
      const double y = y1 + 0.33 * (y2 - y1);
      const double degrees = angle * 180 / M_PI;
      label(link.above, x - 11 * std::sin(angle), y + 11 * std::cos(angle), degrees, colour(0), 11);
      label(link.below, x + 11 * std::sin(angle), y - 11 * std::cos(angle), degrees, colour(1), 11);
    }
    for (const auto& node : nodes) {
      canvas.command(
          "set object circle at {:.1f},{:.1f} size first {} front fillcolor rgb 'white' "
          "fillstyle solid 1 border linecolor rgb '#555555'",
          x_of(node), y_of(node), radius);
      label(node.inside, x_of(node), y_of(node), 0, "'#333333'", 12);
      label(node.above, x_of(node), y_of(node) + radius + 12, 0, colour(0), 12);
      label(node.below, x_of(node), y_of(node) - radius - 12, 0, colour(1), 12);
    }
    canvas.command("plot [0:{}][0:{}] NaN", canvas_width, canvas_height - title_height);
  });
}

}  // namespace dl
