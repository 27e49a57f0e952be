#include <algorithm>
#include <cmath>

#include "common/plots/canvas.hpp"

namespace dl {
namespace {

/// Whether x counts something, such as epochs, up to a number that leaves room for every tic.
bool counts_few_steps(const std::vector<Curve>& curves) {
  return std::ranges::all_of(curves, [](const Curve& curve) {
    return std::ranges::all_of(curve.x,
                               [](double x) { return x == std::floor(x) && std::abs(x) <= 20; });
  });
}

}  // namespace

void Plots::curves(const std::string& name, const PlotText& text, const std::vector<Curve>& curves,
                   Axes axes, const std::vector<Mark>& marks) {
  if (to_ == PlotTo::none) return;
  draw(name, text, [&](Canvas& canvas) {
    // Without a format 1 and 0.00001 on one axis are written with as many decimals.
    if (axes == Axes::log_x || axes == Axes::log_log) {
      canvas.command("set logscale x; set format x '%g'");
    }
    if (axes == Axes::log_y || axes == Axes::log_log) {
      canvas.command("set logscale y; set format y '%g'");
    }
    if (counts_few_steps(curves)) canvas.command("set xtics 1");
    // Room for the words above the curves, a line for each mark.
    constexpr double line = 0.055;
    if (!marks.empty()) {
      canvas.command("set offsets 0, 0, graph {:.3f}, 0",
                     line * static_cast<double>(marks.size() + 1));
    }
    for (std::size_t i = 0; i < marks.size(); ++i) {
      const double height = 0.97 - line * static_cast<double>(i);
      canvas.command(
          "set arrow from first {0}, graph 0 to first {0}, graph {1:.3f} nohead dashtype 2 "
          "linewidth 1.5 linecolor rgb '#555555'",
          marks[i].x, height);
      canvas.command(
          "set label {} at first {}, graph {:.3f} left offset 0.7,0 textcolor rgb '#555555'",
          quoted(marks[i].text), marks[i].x, height);
    }
    std::string plots;
    for (std::size_t i = 0; i < curves.size(); ++i) {
      canvas.columns(fmt::format("curve{}", i), curves[i].x, curves[i].y);
      plots += fmt::format("{}$curve{} using 1:2 with {} linetype {} dashtype {} title {}",
                           i == 0 ? "plot " : ", ", i, curve_style(curves[i].x.size()),
                           i % colours.size() + 1, i / colours.size() + 1, quoted(curves[i].name));
    }
    canvas.command("set key textcolor variable");
    canvas.command("{}", plots);
  });
}

}  // namespace dl
