#include <algorithm>
#include <array>

#include "common/ascii_plot.hpp"
#include "common/plots/canvas.hpp"

namespace dl {
namespace {

// Depth goes up to the right: of a cell, its front, its top and its right side can be seen.
constexpr double slant_x = 0.45;
constexpr double slant_y = 0.3;
constexpr double words = 24;  // for a line of words beside a cube

/// Draws one cube, its lower left corner in the front at `corner`, with cells of so many pixels.
class CubeDrawing {
 public:
  CubeDrawing(Canvas& canvas, const Cube& cube, const CubeEdges& edges, Spot corner, double cell)
      : canvas_(canvas), cube_(cube), edges_(edges), corner_(corner), cell_(cell) {}

  void draw() const {
    for (int a = 0; a < edges_.across; ++a) {
      for (int u = 0; u < edges_.up; ++u) {
        face(cube_.inside(a, u, 0), "#ffffff", hex(line_colour(Colour::blue)),
             {at(a, u, 0), at(a + 1, u, 0), at(a + 1, u + 1, 0), at(a, u + 1, 0)});
      }
      const int u = edges_.up;
      for (int d = 0; d < edges_.deep; ++d) {
        face(cube_.inside(a, u - 1, d), "#f4f4f4", "#3f97c9",
             {at(a, u, d), at(a + 1, u, d), at(a + 1, u, d + 1), at(a, u, d + 1)});
      }
    }
    const int a = edges_.across;
    for (int u = 0; u < edges_.up; ++u) {
      for (int d = 0; d < edges_.deep; ++d) {
        face(cube_.inside(a - 1, u, d), "#e6e6e6", "#005682",
             {at(a, u, d), at(a, u + 1, d), at(a, u + 1, d + 1), at(a, u, d + 1)});
      }
    }
    const double across = edges_.across * cell_;
    const double up = edges_.up * cell_;
    const double deep_x = slant_x * edges_.deep * cell_;
    const double deep_y = slant_y * edges_.deep * cell_;
    canvas_.label({.text = cube_.title, .at = {corner_.x, corner_.y + up + deep_y + 18}});
    canvas_.label({.text = edges_.across_name,
                   .at = {corner_.x + across / 2, corner_.y - 13},
                   .align = Align::center,
                   .size = small_size});
    canvas_.label({.text = edges_.up_name,
                   .at = {corner_.x - 13, corner_.y + up / 2},
                   .align = Align::center,
                   .size = small_size,
                   .angle = 90});
    canvas_.label({.text = edges_.deep_name,
                   .at = {corner_.x + across + deep_x / 2 + 10, corner_.y + deep_y / 2 - 4},
                   .size = small_size});
  }

 private:
  Spot at(int across, int up, int deep) const {
    return {corner_.x + cell_ * (across + slant_x * deep),
            corner_.y + cell_ * (up + slant_y * deep)};
  }

  void face(bool marked, const std::string& plain, const std::string& blue,
            const std::array<Spot, 4>& corners) const {
    canvas_.polygon({corners.begin(), corners.end()}, marked ? blue : plain, axis_colour);
  }

  Canvas& canvas_;
  const Cube& cube_;
  const CubeEdges& edges_;
  Spot corner_;
  double cell_;
};

}  // namespace

void Plots::cubes(const std::string& name, const PlotText& text, const std::vector<Cube>& cubes,
                  const CubeEdges& edges) {
  if (done_as_text(name, text, [&](int width) { return ascii_cubes(cubes, edges, width); })) return;
  const Grid grid = grid_for(cubes.size());
  const double across = edges.across + slant_x * edges.deep;
  const double up = edges.up + slant_y * edges.deep;
  const double width = (canvas_width - 2 * side_margin) / static_cast<double>(grid.columns);
  const double cell = std::min((width - 3 * words) / across, 260 / up);
  const double row_height = cell * up + 3 * words;
  const double height = row_height * static_cast<double>(grid.rows);
  draw(name, text, height, [&](Canvas& canvas) {
    for (std::size_t i = 0; i < cubes.size(); ++i) {
      const Spot corner{
          side_margin + static_cast<double>(i % grid.columns) * width + words,
          height - static_cast<double>(i / grid.columns + 1) * row_height + 1.5 * words};
      CubeDrawing(canvas, cubes[i], edges, corner, cell).draw();
    }
    canvas.bare();
    canvas.area({0, canvas_width, 0, height});
    canvas.plot({"[0:1][0:1] NaN"});
  });
}

}  // namespace dl
