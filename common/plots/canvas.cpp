#include "common/plots/canvas.hpp"

#include <algorithm>

namespace dl {

std::string quoted(const std::string& text) {
  std::string result = "'";
  for (const char c : text) {
    // A line break would end the gnuplot command.
    if (c != '\n') result += c;
    if (c == '\'') result += c;
  }
  return result + "'";
}

std::string colour(std::size_t i) { return quoted(colours[i % colours.size()]); }

std::string curve_style(std::size_t points) {
  constexpr std::size_t many = 60;
  return points > many ? "lines" : "linespoints pointsize 0.6";
}

Grid grid_for(std::size_t panels) {
  if (panels <= 3) return {panels, 1};
  return {(panels + 1) / 2, 2};
}

void Plots::Canvas::block(const std::string& name, const std::function<void(std::string&)>& rows) {
  std::string text;
  rows(text);
  command("${} << EOD\n{}EOD", name, text);
}

void Plots::Canvas::columns(const std::string& name, const std::vector<double>& x,
                            const std::vector<double>& y) {
  block(name, [&](std::string& text) {
    for (std::size_t i = 0; i < std::min(x.size(), y.size()); ++i) {
      text += fmt::format("{:.9g} {:.9g}\n", x[i], y[i]);
    }
  });
}

void Plots::Canvas::theme(const PlotText& text) {
  command("set termoption noenhanced");
  command("set title {}", quoted(text.title));
  command("set xlabel {}", quoted(text.x));
  command("set ylabel {}", quoted(text.y));
  command("set border 3 linecolor rgb '#555555'");
  command("set tics nomirror textcolor rgb '#555555'");
  command("set grid linecolor rgb '#e6e6e6' linetype 1");
  command("set key outside right top Left reverse noautotitle width 1");
  for (std::size_t i = 0; i < colours.size(); ++i) {
    command("set linetype {} linecolor rgb {} linewidth 2 pointtype 7", i + 1, colour(i));
  }
  command("set linetype cycle {}", colours.size());
}

std::pair<double, double> Plots::Canvas::square(std::size_t i, std::size_t columns,
                                                std::size_t rows, double side, double above) {
  const double cell_width = canvas_width / static_cast<double>(columns);
  const double cell_height = (canvas_height - title_height) / static_cast<double>(rows);
  const double middle = (static_cast<double>(i % columns) + 0.5) * cell_width / canvas_width;
  const double top =
      canvas_height - title_height - static_cast<double>(i / columns) * cell_height - above;
  command("set lmargin at screen {:.4f}; set rmargin at screen {:.4f}",
          middle - side / 2 / canvas_width, middle + side / 2 / canvas_width);
  command("set tmargin at screen {:.4f}; set bmargin at screen {:.4f}", top / canvas_height,
          (top - side) / canvas_height);
  return {middle, (top - side) / canvas_height};
}

double Plots::Canvas::largest_side(std::size_t columns, std::size_t rows, double beside,
                                   double around) {
  return std::min(canvas_width / static_cast<double>(columns) - beside,
                  (canvas_height - title_height) / static_cast<double>(rows) - around);
}

void Plots::Canvas::no_axes() {
  command("unset border; unset tics; unset grid; unset key; unset colorbox");
  command("set xlabel ''; set ylabel ''");
}

}  // namespace dl
