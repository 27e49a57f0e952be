#include "common/ascii/text_curves.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>
#include <utility>

#include <fmt/format.h>

#include "common/text.hpp"

namespace dl {
namespace {

/// The same points with the corners of the stairs between them.
Curve with_corners(const Curve& curve) {
  Curve stairs;
  for (std::size_t p = 0; p < curve.x.size(); ++p) {
    if (p > 0) stairs.add(curve.x[p], curve.y[p - 1]);
    stairs.add(curve.x[p], curve.y[p]);
  }
  return stairs;
}

}  // namespace

TextCurves::TextCurves(Axis x, Axis y, int columns, int rows)
    : x_(std::move(x)), y_(std::move(y)), grid_(columns, rows) {}

void TextCurves::line(const Curve& curve, char sign) {
  if (curve.style.join == Join::none) {
    for (std::size_t p = 0; p < curve.x.size(); ++p) {
      if (shows(curve.x[p], curve.y[p])) put(column(curve.x[p]), row(curve.y[p]), sign);
    }
    return;
  }
  const Curve& drawn = curve.style.join == Join::steps ? with_corners(curve) : curve;
  for (const Cell& cell : cells_along(drawn.x, drawn.y)) put(cell.column, cell.row, sign);
}

void TextCurves::band(const Curve& curve) {
  std::vector<int> lowest(static_cast<std::size_t>(grid_.columns()), -1);
  for (const Cell& cell : cells_along(curve.x, curve.low)) {
    auto& row = lowest[static_cast<std::size_t>(cell.column)];
    row = std::max(row, cell.row);
  }
  for (const Cell& cell : cells_along(curve.x, curve.high)) {
    const int last = lowest[static_cast<std::size_t>(cell.column)];
    for (int row = cell.row; row <= last; ++row) put(cell.column, row, '.');
  }
}

void TextCurves::reference(double at) {
  if (!y_.has(at)) return;
  for (int c = 0; c < grid_.columns(); ++c) put(c, row(at), '-');
}

void TextCurves::mark(double at) {
  for (int r = 0; r < grid_.rows(); ++r) put(column(at), r, ':');
}

std::string TextCurves::text(const PlotText& words) const {
  std::size_t numbers = 0;
  std::vector<std::string> beside(static_cast<std::size_t>(grid_.rows()));
  for (const auto& tick : y_.ticks) {
    if (!y_.has(tick.at)) continue;
    numbers = std::max(numbers, letters(tick.text));
    beside[static_cast<std::size_t>(row(tick.at))] = tick.text;
  }
  std::string text = words.y.empty() ? "" : words.y + "\n";
  std::istringstream lines(grid_.text());
  std::string line;
  for (std::size_t r = 0; std::getline(lines, line); ++r) {
    text += fmt::format("{:>{}} |{}\n", beside[r], numbers, line);
  }
  const auto columns = static_cast<std::size_t>(grid_.columns());
  const std::string indent(numbers + 2, ' ');
  text += std::string(numbers + 1, ' ') + "+" + std::string(columns, '-') + "\n";
  text += indent + numbers_below() + "\n";
  if (words.x.empty()) return text;
  const auto size = letters(words.x);
  return text + indent + std::string(columns > size ? (columns - size) / 2 : 0, ' ') + words.x +
         "\n";
}

/// Each number below its place, as far as they do not touch.
std::string TextCurves::numbers_below() const {
  std::string below;
  for (const auto& tick : x_.ticks) {
    const auto size = letters(tick.text);
    if (!x_.has(tick.at) || size > static_cast<std::size_t>(grid_.columns())) continue;
    const auto middle = static_cast<std::size_t>(column(tick.at));
    auto from = middle > size / 2 ? middle - size / 2 : 0;
    from = std::min(from, static_cast<std::size_t>(grid_.columns()) - size);
    if (!below.empty() && letters(below) + 1 > from) continue;
    below += std::string(from - letters(below), ' ') + tick.text;
  }
  return below;
}

bool TextCurves::shows(double at, double value) const {
  return std::isfinite(at) && std::isfinite(value) && x_.has(at) && y_.has(value);
}

void TextCurves::put(int column, int row, char sign) {
  if (grid_.is_blank(column, row)) grid_.set(column, row, sign);
}

std::vector<TextCurves::Cell> TextCurves::cells_along(const std::vector<double>& x,
                                                      const std::vector<double>& y) const {
  const auto has_place = [&](std::size_t p) {
    return std::isfinite(x[p]) && std::isfinite(y[p]) && !(x_.log && x[p] <= 0) &&
           !(y_.log && y[p] <= 0);
  };
  std::vector<Cell> cells;
  for (std::size_t p = 0; p < std::min(x.size(), y.size()); ++p) {
    if (!has_place(p)) continue;
    const std::size_t before = p > 0 && has_place(p - 1) ? p - 1 : p;
    const double from_x = x_.share(x[before]);
    const double from_y = y_.share(y[before]);
    const double by_x = x_.share(x[p]) - from_x;
    const double by_y = y_.share(y[p]) - from_y;
    const double length = std::max(std::abs(by_x) * grid_.columns(), std::abs(by_y) * grid_.rows());
    const int steps = static_cast<int>(std::clamp(std::ceil(2 * length), 1.0, 4000.0));
    for (int k = 0; k <= steps; ++k) {
      const double across = from_x + by_x * k / steps;
      const double up = from_y + by_y * k / steps;
      if (across < 0 || across > 1 || up < 0 || up > 1) continue;
      cells.push_back(
          {cell_of(across, grid_.columns()), grid_.rows() - 1 - cell_of(up, grid_.rows())});
    }
  }
  return cells;
}

}  // namespace dl
