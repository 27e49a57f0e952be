#include <array>

#include "common/ascii_plot.hpp"
#include "common/plots/canvas.hpp"

namespace dl {

void Plots::cubes(const std::string& name, const PlotText& text, const std::vector<Cube>& cubes,
                  const CubeEdges& edges) {
  if (to_ == PlotTo::none) return;
  if (to_ == PlotTo::ascii) {
    fmt::print("\n{}\n", text.title);
    for (const auto& cube : cubes) fmt::print("{}\n", ascii_cube(cube, edges));
    return;
  }
  // Depth goes up to the right: of a cell, its front, its top and its right side can be seen.
  constexpr double slant_x = 0.45;
  constexpr double slant_y = 0.3;
  const double width = edges.across + slant_x * edges.deep;
  const double height = edges.up + slant_y * edges.deep;
  const double margin = 0.1 * width;
  const Grid grid = grid_for(cubes.size());
  const double cell_width = width + 6 * margin;
  const double cell_height = height + 4 * margin;
  draw(name, text, [&](Canvas& canvas) {
    canvas.no_axes();
    canvas.command("set size ratio -1");
    canvas.command("set lmargin 0; set rmargin 0; set bmargin 0");
    for (std::size_t i = 0; i < cubes.size(); ++i) {
      const double left = static_cast<double>(i % grid.columns) * cell_width + 2 * margin;
      const double bottom =
          static_cast<double>(grid.rows - 1 - i / grid.columns) * cell_height + 1.5 * margin;
      const auto corner = [&](int across, int up, int deep) {
        return fmt::format("{:.4f},{:.4f}", left + across + slant_x * deep,
                           bottom + up + slant_y * deep);
      };
      const auto face = [&](bool marked, const char* plain, const char* blue,
                            const std::array<std::string, 4>& c) {
        canvas.command(
            "set object polygon from {} to {} to {} to {} to {} fillcolor rgb '{}' "
            "fillstyle solid 1 border linecolor rgb '#555555' linewidth 1",
            c[0], c[1], c[2], c[3], c[0], marked ? blue : plain);
      };
      for (int a = 0; a < edges.across; ++a) {
        for (int u = 0; u < edges.up; ++u) {
          face(
              cubes[i].inside(a, u, 0), "#ffffff", colours[0],
              {corner(a, u, 0), corner(a + 1, u, 0), corner(a + 1, u + 1, 0), corner(a, u + 1, 0)});
        }
        const int u = edges.up;
        for (int d = 0; d < edges.deep; ++d) {
          face(
              cubes[i].inside(a, u - 1, d), "#f4f4f4", "#3f97c9",
              {corner(a, u, d), corner(a + 1, u, d), corner(a + 1, u, d + 1), corner(a, u, d + 1)});
        }
      }
      const int a = edges.across;
      for (int u = 0; u < edges.up; ++u) {
        for (int d = 0; d < edges.deep; ++d) {
          face(
              cubes[i].inside(a - 1, u, d), "#e6e6e6", "#005682",
              {corner(a, u, d), corner(a, u + 1, d), corner(a, u + 1, d + 1), corner(a, u, d + 1)});
        }
      }
      const auto label = [&](const std::string& words, double x, double y, const char* place,
                             int size) {
        canvas.command("set label {} at {:.4f},{:.4f} {} font ',{}' textcolor rgb '#333333'",
                       quoted(words), left + x, bottom + y, place, size);
      };
      label(cubes[i].title, width / 2, height + 0.8 * margin, "center", 13);
      label(edges.across_name, edges.across / 2.0, -0.5 * margin, "center", 11);
      label(edges.up_name, -0.5 * margin, edges.up / 2.0, "center rotate by 90", 11);
      label(edges.deep_name, edges.across + slant_x * edges.deep / 2 + 0.4 * margin,
            slant_y * edges.deep / 2, "left", 11);
    }
    canvas.command("plot [0:{:.4f}][0:{:.4f}] NaN", static_cast<double>(grid.columns) * cell_width,
                   static_cast<double>(grid.rows) * cell_height);
  });
}

}  // namespace dl
