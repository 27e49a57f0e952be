#include "common/plots/canvas.hpp"

namespace dl {

void Plots::contours(const std::string& name, const PlotText& text,
                     const std::function<double(double, double)>& f,
                     const std::vector<Curve>& paths, const Box& box) {
  if (to_ == PlotTo::none) return;
  constexpr int resolution = 200;
  draw(name, text, [&](Canvas& canvas) {
    canvas.block("heights", [&](std::string& rows) {
      for (int r = 0; r <= resolution; ++r) {
        for (int c = 0; c <= resolution; ++c) {
          const double x = box.x_low + c * (box.x_high - box.x_low) / resolution;
          const double y = box.y_low + r * (box.y_high - box.y_low) / resolution;
          rows += fmt::format("{:.6g} {:.6g} {:.9g}\n", x, y, f(x, y));
        }
        rows += '\n';
      }
    });
    canvas.command("set xrange [{}:{}]; set yrange [{}:{}]", box.x_low, box.x_high, box.y_low,
                   box.y_high);
    canvas.command("set contour base; set cntrparam levels auto 15; unset surface; unset colorbox");
    canvas.command("set table $lines; splot $heights using 1:2:3; unset table");
    std::string plots =
        "plot $lines using 1:2 with lines linewidth 1 linecolor rgb '#bbbbbb' notitle";
    for (std::size_t i = 0; i < paths.size(); ++i) {
      canvas.columns(fmt::format("path{}", i), paths[i].x, paths[i].y);
      plots += fmt::format(", $path{} using 1:2 with {} linetype {} title {}", i,
                           curve_style(paths[i].x.size()), i % colours.size() + 1,
                           quoted(paths[i].name));
    }
    canvas.command("set key textcolor variable");
    canvas.command("{}", plots);
  });
}

}  // namespace dl
