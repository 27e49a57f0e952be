#include "common/plots/plot_area.hpp"

#include <algorithm>
#include <cmath>

#include "common/plots/words.hpp"

namespace dl {
namespace {

/// The points that get a marker: few enough to be told apart, and not the same as other curves'.
std::vector<std::size_t> marked_points(const PlotArea& area, const Curve& curve, std::size_t i,
                                       std::size_t curves) {
  constexpr std::size_t few = 25;
  constexpr std::size_t many = 60;
  std::vector<std::size_t> inside;
  for (std::size_t p = 0; p < curve.x.size(); ++p) {
    if (area.has(curve.x[p], curve.y[p])) inside.push_back(p);
  }
  if (inside.size() <= few) return inside;
  if (inside.size() > many && curves == 1) return {};
  const std::size_t stride = inside.size() / (inside.size() > many ? 8 : 12);
  std::vector<std::size_t> marked;
  for (std::size_t p = stride * (i + 1) / (curves + 1); p < inside.size(); p += stride) {
    marked.push_back(inside[p]);
  }
  return marked;
}

std::string as_row(const PlotArea& area, double x, std::initializer_list<double> values) {
  std::string row = fmt::format("{:.9g}", x);
  for (const double value : values) {
    // gnuplot leaves a gap where there is no number.
    const bool drawn = std::isfinite(value) && (!area.y.log || value > 0);
    row += drawn ? fmt::format(" {:.9g}", value) : " NaN";
  }
  return row + "\n";
}

}  // namespace

bool PlotArea::has(double at, double value) const {
  return std::isfinite(at) && std::isfinite(value) && x.has(at) && y.has(value);
}

double along_x(const std::string& number) { return text_width(number, small_size) + 22; }
double along_y(const std::string&) { return 38; }

Axis x_axis(const std::vector<Curve>& curves, const CurveLook& look, double length,
            double (*room)(const std::string&)) {
  AxisWish wish{.log = log_x(look.axes),
                .range = look.x,
                .ticks = look.x_ticks,
                .ticks_at_values = true,
                .margin = 0.018,
                .length = length,
                .room = room};
  for (const auto& curve : curves) {
    wish.values.insert(wish.values.end(), curve.x.begin(), curve.x.end());
  }
  for (const auto& mark : look.marks) wish.values.push_back(mark.x);
  return make_axis(wish);
}

Axis y_axis(const std::vector<Curve>& curves, const CurveLook& look, double length,
            double (*room)(const std::string&)) {
  AxisWish wish{.log = log_y(look.axes),
                .range = look.y,
                .ticks = look.y_ticks,
                .near_zero = true,
                .length = length,
                .room = room};
  for (const auto& curve : curves) {
    for (const auto* values : {&curve.y, &curve.low, &curve.high}) {
      wish.values.insert(wish.values.end(), values->begin(), values->end());
    }
  }
  for (const auto& reference : look.references) wish.values.push_back(reference.at);
  return make_axis(wish);
}

double numbers_width(const Axis& axis) {
  double widest = 0;
  for (const auto& tick : axis.ticks) {
    widest = std::max(widest, text_width(tick.text, small_size));
  }
  return widest;
}

void draw_curves(Canvas& canvas, const PlotArea& area, const std::vector<Curve>& curves,
                 const CurveLook& look, const Numbers& numbers) {
  std::vector<std::string> bands, lines, markers;
  const auto straight = [&](const std::string& name, Spot from, Spot to, Colour colour) {
    canvas.block(name, [&](std::string& rows) {
      rows += fmt::format("{:.9g} {:.9g}\n{:.9g} {:.9g}\n", from.x, from.y, to.x, to.y);
    });
    lines.push_back(fmt::format("${} using 1:2 with lines {}", name,
                                Canvas::stroke(hex(line_colour(colour)), 1.5, Dash::dashed)));
  };
  for (std::size_t i = 0; i < look.references.size(); ++i) {
    const auto& reference = look.references[i];
    straight(fmt::format("reference{}", i), {area.x.low, reference.at}, {area.x.high, reference.at},
             reference.colour);
  }
  for (std::size_t i = 0; i < look.marks.size(); ++i) {
    straight(fmt::format("mark{}", i), {look.marks[i].x, area.y.low},
             {look.marks[i].x, area.y.high}, Colour::grey);
  }
  for (std::size_t i = 0; i < curves.size(); ++i) {
    const auto& curve = curves[i];
    const auto colour = hex(line_colour(curve.style.colour));
    canvas.block(fmt::format("curve{}", i), [&](std::string& rows) {
      for (std::size_t p = 0; p < std::min(curve.x.size(), curve.y.size()); ++p) {
        rows += curve.has_band()
                    ? as_row(area, curve.x[p], {curve.y[p], curve.low.at(p), curve.high.at(p)})
                    : as_row(area, curve.x[p], {curve.y[p]});
      }
    });
    if (curve.has_band()) {
      bands.push_back(
          fmt::format("$curve{} using 1:3:4 with filledcurves fill transparent solid 0.18 noborder "
                      "linecolor rgb '{}'",
                      i, colour));
    }
    if (curve.style.join != Join::none) {
      lines.push_back(fmt::format("$curve{} using 1:2 with {} {}", i,
                                  curve.style.join == Join::steps ? "steps" : "lines",
                                  Canvas::stroke(colour, curve.style.width, curve.style.dash)));
    }
    const auto marked = marked_points(area, curve, i, curves.size());
    if (marked.empty() || curve.style.marker == Marker::none) continue;
    canvas.block(fmt::format("marked{}", i), [&](std::string& rows) {
      for (const std::size_t p : marked) rows += as_row(area, curve.x[p], {curve.y[p]});
    });
    markers.push_back(fmt::format("$marked{} using 1:2 with points {}", i,
                                  canvas.points(curve.style.marker, colour)));
  }
  canvas.area(area.area);
  canvas.axis('x', area.x, numbers.x);
  canvas.axis('y', area.y, numbers.y);
  bands.insert(bands.end(), lines.begin(), lines.end());
  bands.insert(bands.end(), markers.begin(), markers.end());
  canvas.plot(bands);
}

}  // namespace dl
