#include "common/plots/canvas.hpp"

#include <algorithm>
#include <array>

#include "common/plots/words.hpp"

namespace dl {
namespace {

constexpr double title_wide = canvas_width - 2 * side_margin;

const char* pattern(Dash dash) {
  switch (dash) {
    case Dash::dashed: return "(9,5)";
    case Dash::dotted: return "(2,4)";
    case Dash::dash_dotted: return "(10,4,2,4)";
    default: return "1";
  }
}

}  // namespace

Grid grid_for(std::size_t panels, int columns) {
  auto across = static_cast<std::size_t>(std::max(columns, 0));
  if (across == 0) across = panels <= 3 ? panels : panels % 4 == 0 ? 4 : 3;
  across = std::clamp<std::size_t>(across, 1, std::max<std::size_t>(panels, 1));
  return {across, (panels + across - 1) / across};
}

std::string quoted(const std::string& text) {
  std::string result = "'";
  for (const char c : text) {
    // A line break would end the gnuplot command.
    if (c != '\n') result += c;
    if (c == '\'') result += c;
  }
  return result + "'";
}

double title_height(const std::string& title) {
  if (title.empty()) return 0;
  return title_line * static_cast<double>(wrapped(title, title_wide, title_size).size()) + 24;
}

Canvas::Canvas(std::ostream& gnuplot, PlotTo to, double height, const std::string& title)
    : gnuplot_(gnuplot), to_(to), height_(height) {
  command("set encoding utf8; set termoption noenhanced");
  command("set border 3 back linecolor rgb '{}' linewidth 1", axis_colour);
  command("set tics nomirror out scale 0.5 textcolor rgb '{}' font {}", axis_colour,
          font(small_size));
  command("set grid back linecolor rgb '{}' linetype 1 linewidth 1", grid_colour);
  command("unset key; unset colorbox");
  double from_top = 30;
  for (const auto& line : wrapped(title, title_wide, title_size)) {
    label({.text = line, .at = {side_margin, height_ - from_top}, .size = title_size});
    from_top += title_line;
  }
}

std::string Canvas::font(double size) const {
  // An SVG's text is measured in pixels, elsewhere in points, of which 3 are 4 pixels.
  return fmt::format("',{:g}'", to_ == PlotTo::svg ? size : 0.75 * size);
}

std::string Canvas::screen(Spot at) const {
  return fmt::format("screen {:.5f}, screen {:.5f}", at.x / canvas_width, at.y / height_);
}

void Canvas::block(const std::string& name, const std::function<void(std::string&)>& rows) {
  std::string text;
  rows(text);
  command("${} << EOD\n{}EOD", name, text);
}

void Canvas::label(const Label& label) {
  if (label.text.empty()) return;
  constexpr std::array sides = {"left", "center", "right"};
  command("set label {} at {} {} rotate by {:g} front font {} textcolor rgb '{}'",
          quoted(label.text), screen(label.at), sides[static_cast<std::size_t>(label.align)],
          label.angle, font(label.size), label.colour);
}

void Canvas::line(const Line& line) {
  command(
      "set arrow from {} to {} {} {} {}", screen(line.from), screen(line.to),
      line.arrow ? fmt::format("head filled size screen {:.5f},20", 11 / canvas_width) : "nohead",
      line.behind ? "back" : "front", stroke(line.colour, line.width, line.dash));
}

void Canvas::marker(Spot at, Marker marker, const std::string& colour, double size) {
  if (marker == Marker::none) return;
  command("set label '' at {} front point {}", screen(at), points(marker, colour, size));
}

void Canvas::box(const Area& area, const std::string& fill) {
  command("set object rectangle from {} to {} front fillcolor rgb '{}' fillstyle solid 1 noborder",
          screen({area.left, area.bottom}), screen({area.right, area.top}), fill);
}

void Canvas::circle(Spot middle, double radius) {
  command(
      "set object circle at {} size screen {:.5f} front fillcolor rgb '#ffffff' fillstyle solid 1 "
      "border linecolor rgb '{}'",
      screen(middle), radius / canvas_width, axis_colour);
}

void Canvas::polygon(const std::vector<Spot>& corners, const std::string& fill,
                     const std::string& border) {
  std::string path;
  for (const auto& corner : corners) path += screen(corner) + " to ";
  command(
      "set object polygon from {}{} front fillcolor rgb '{}' fillstyle solid 1 border linecolor "
      "rgb '{}'",
      path, screen(corners.front()), fill, border);
}

void Canvas::many() { command("set multiplot"); }

void Canvas::area(const Area& area) {
  command("set lmargin at screen {:.5f}; set rmargin at screen {:.5f}", area.left / canvas_width,
          area.right / canvas_width);
  command("set bmargin at screen {:.5f}; set tmargin at screen {:.5f}", area.bottom / height_,
          area.top / height_);
}

void Canvas::axes_in_front() {
  command("unset grid; set border 3 front linecolor rgb '{}' linewidth 1", axis_colour);
}

void Canvas::bare() { command("unset border; unset tics; unset grid; unset logscale"); }

void Canvas::axis(char which, const Axis& axis, bool numbers) {
  std::string ticks;
  for (const auto& tick : axis.ticks) {
    if (!ticks.empty()) ticks += ", ";
    ticks += fmt::format("{} {:.9g}", numbers ? quoted(tick.text) : "''", tick.at);
  }
  command("{} logscale {}", axis.log ? "set" : "unset", which);
  command("set {}range [{:.9g}:{:.9g}]", which, axis.low, axis.high);
  if (ticks.empty()) {
    command("unset {}tics", which);
  } else {
    command("set {}tics ({}) offset {}", which, ticks,
            which == 'y'         ? "0.6,0"
            : to_ == PlotTo::svg ? "0,0.5"
                                 : "0,0.3");
  }
}

void Canvas::plot(const std::vector<std::string>& items) {
  std::string all;
  for (const auto& item : items) all += (all.empty() ? "" : ", ") + item;
  command("plot {}", all.empty() ? "NaN" : all);
  command("unset label; unset arrow; unset object");
}

std::string Canvas::points(Marker marker, const std::string& colour, double size) const {
  constexpr std::array types = {7, 5, 9, 13, 11, 15, 6, 4, 1};
  // Beside its size a shape needs more or less to look as large as a circle.
  constexpr std::array scales = {1.0, 0.85, 1.15, 1.2, 1.15, 1.1, 1.0, 0.85, 1.0};
  const auto shape = static_cast<std::size_t>(marker);
  if (shape >= types.size()) return "pointtype 0 pointsize 0";
  const double unit = to_ == PlotTo::svg ? 14 : 7.3;
  return fmt::format("pointtype {} pointsize {:.3f} linewidth 1.5 linecolor rgb '{}'", types[shape],
                     scales[shape] * size / unit, colour);
}

std::string Canvas::stroke(const std::string& colour, double width, Dash dash) {
  return fmt::format("linewidth {:g} dashtype {} linecolor rgb '{}'", width, pattern(dash), colour);
}

}  // namespace dl
