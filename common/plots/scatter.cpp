#include "common/ascii_plot.hpp"
#include "common/plots/canvas.hpp"

namespace dl {
namespace {

constexpr int regions_resolution = 160;

}  // namespace

void Plots::scatter(const std::string& name, const PlotText& text, const std::vector<Panel>& panels,
                    const Box& box) {
  if (to_ == PlotTo::none) return;
  if (to_ == PlotTo::ascii) {
    fmt::print("\n{}\n", text.title);
    for (const auto& panel : panels) fmt::print("{}", ascii_scatter(panel, box));
    return;
  }
  const Grid grid = grid_for(panels.size());
  draw(name, text, [&](Canvas& canvas) {
    canvas.command("set multiplot title {} font ',13'", quoted(text.title));
    canvas.command("set xrange [{}:{}]; set yrange [{}:{}]", box.x_low, box.x_high, box.y_low,
                   box.y_high);
    canvas.command("unset key; unset colorbox; unset grid; set tics 1");
    canvas.command("set palette defined (0 '{}', 1 '{}', 2 '{}', 3 '{}', 4 '{}', 5 '{}')", tints[0],
                   tints[1], tints[2], tints[3], tints[4], tints[5]);
    canvas.command("set cbrange [0:5]");
    const double side = Canvas::largest_side(grid.columns, grid.rows, 64, 72);
    for (std::size_t p = 0; p < panels.size(); ++p) {
      const auto& panel = panels[p];
      canvas.square(p, grid.columns, grid.rows, side, 30);
      canvas.command("set title {} font ',{}'", quoted(panel.title), grid.columns > 3 ? 10 : 12);
      std::string plots = "plot ";
      if (panel.classify) {
        const double dx = (box.x_high - box.x_low) / regions_resolution;
        const double dy = (box.y_high - box.y_low) / regions_resolution;
        canvas.block("regions", [&](std::string& text_rows) {
          for (int r = 0; r < regions_resolution; ++r) {
            for (int c = 0; c < regions_resolution; ++c) {
              const double x = box.x_low + (c + 0.5) * dx;
              const double y = box.y_low + (r + 0.5) * dy;
              text_rows += fmt::format("{:.5g} {:.5g} {}\n", x, y, panel.classify(x, y));
            }
          }
        });
        plots += "$regions using 1:2:3 with image, ";
      }
      for (int label = 0; label < panel.samples->classes(); ++label) {
        canvas.block(fmt::format("class{}", label), [&](std::string& text_rows) {
          for (Index i = 0; i < panel.samples->size(); ++i) {
            if (panel.samples->y[static_cast<std::size_t>(i)] != label) continue;
            text_rows +=
                fmt::format("{:.5g} {:.5g}\n", panel.samples->x(i, 0), panel.samples->x(i, 1));
          }
        });
        plots += fmt::format(
            "$class{} using 1:2 with points pointtype 7 pointsize {} linecolor rgb {}, ", label,
            panel.samples->size() > 50 ? 0.5 : 1.2, colour(static_cast<std::size_t>(label)));
      }
      canvas.command("{}", plots.substr(0, plots.size() - 2));
    }
    canvas.command("unset multiplot");
  });
}

}  // namespace dl
