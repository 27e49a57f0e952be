#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "common/ascii/grid.hpp"
#include "common/ascii_plot.hpp"
#include "common/plots/curve_area.hpp"
#include "common/text.hpp"

namespace dl {
namespace {

const std::string signs = "*o+x#@%&=~";

/// The sign of a curve: curves of one name have the same.
char sign_of(const std::vector<KeyEntry>& key, const std::string& name) {
  const auto i = std::ranges::find(key, name, &KeyEntry::text) - key.begin();
  return signs[static_cast<std::size_t>(i) % signs.size()];
}

/// Curves between their axes, drawn with signs.
class TextCurves {
 public:
  TextCurves(Axis x, Axis y, int columns, int rows)
      : x_(std::move(x)), y_(std::move(y)), grid_(columns, rows) {}

  void band(const Curve& curve) {
    along(curve.x, curve.low, [&](int column, int from) {
      along(curve.x, curve.high, [&](int other, int to) {
        if (other != column) return;
        for (int row = to; row <= from; ++row) put(column, row, '.');
      });
    });
  }

  void line(const Curve& curve, char sign) {
    if (curve.style.join == Join::none) {
      for (std::size_t p = 0; p < curve.x.size(); ++p) {
        if (shows(curve.x[p], curve.y[p])) grid_.set(column(curve.x[p]), row(curve.y[p]), sign);
      }
      return;
    }
    if (curve.style.join == Join::steps) {
      std::vector<double> x, y;
      for (std::size_t p = 0; p < curve.x.size(); ++p) {
        if (p > 0) {
          x.push_back(curve.x[p]);
          y.push_back(curve.y[p - 1]);
        }
        x.push_back(curve.x[p]);
        y.push_back(curve.y[p]);
      }
      along(x, y, [&](int c, int r) { grid_.set(c, r, sign); });
      return;
    }
    along(curve.x, curve.y, [&](int c, int r) { grid_.set(c, r, sign); });
  }

  void reference(double at) {
    if (!y_.has(at)) return;
    for (int c = 0; c < grid_.columns(); ++c) put(c, row(at), '-');
  }

  void mark(double at) {
    for (int r = 0; r < grid_.rows(); ++r) put(column(at), r, ':');
  }

  /// With the axes and what they say.
  std::string text(const PlotText& words) const {
    std::size_t numbers = 0;
    for (const auto& tick : y_.ticks) numbers = std::max(numbers, letters(tick.text));
    std::vector<std::string> beside(static_cast<std::size_t>(grid_.rows()));
    for (const auto& tick : y_.ticks) {
      if (y_.has(tick.at)) beside[static_cast<std::size_t>(row(tick.at))] = tick.text;
    }
    std::string text = words.y.empty() ? "" : words.y + "\n";
    std::size_t r = 0;
    std::string lines = grid_.text();
    for (std::size_t from = 0; from < lines.size(); ++r) {
      const auto end = lines.find('\n', from);
      text += fmt::format("{:>{}} |{}\n", beside[r], numbers, lines.substr(from, end - from));
      from = end + 1;
    }
    const std::string indent(numbers + 2, ' ');
    std::string below;
    for (const auto& tick : x_.ticks) {
      if (!x_.has(tick.at)) continue;
      const auto size = letters(tick.text);
      const auto middle = static_cast<std::size_t>(column(tick.at));
      auto from = middle > size / 2 ? middle - size / 2 : 0;
      from = std::min(from, static_cast<std::size_t>(grid_.columns()) - size);
      if (letters(below) > 0 && letters(below) + 1 > from) continue;
      below += std::string(from - letters(below), ' ') + tick.text;
    }
    text += std::string(numbers + 1, ' ') + "+" +
            std::string(static_cast<std::size_t>(grid_.columns()), '-') + "\n" + indent + below +
            "\n";
    if (!words.x.empty()) {
      const auto columns = static_cast<std::size_t>(grid_.columns());
      const auto size = letters(words.x);
      text += indent + std::string(columns > size ? (columns - size) / 2 : 0, ' ') + words.x + "\n";
    }
    return text;
  }

 private:
  int column(double at) const { return cell_of(x_.share(at), grid_.columns()); }
  int row(double value) const { return grid_.rows() - 1 - cell_of(y_.share(value), grid_.rows()); }
  bool shows(double at, double value) const {
    return std::isfinite(at) && std::isfinite(value) && x_.has(at) && y_.has(value);
  }
  void put(int column, int row, char sign) {
    if (grid_.is_blank(column, row)) grid_.set(column, row, sign);
  }

  /// Visits the cells of a line through the points.
  template <typename Visit>
  void along(const std::vector<double>& x, const std::vector<double>& y, Visit visit) const {
    for (std::size_t p = 0; p < std::min(x.size(), y.size()); ++p) {
      if (!std::isfinite(y[p]) || (y_.log && y[p] <= 0) || (x_.log && x[p] <= 0)) continue;
      const bool first = p == 0 || !std::isfinite(y[p - 1]) || (y_.log && y[p - 1] <= 0);
      const std::size_t before = first ? p : p - 1;
      const double from_x = x_.share(x[before]);
      const double from_y = y_.share(y[before]);
      const double by_x = x_.share(x[p]) - from_x;
      const double by_y = y_.share(y[p]) - from_y;
      const double cells =
          std::max(std::abs(by_x) * grid_.columns(), std::abs(by_y) * grid_.rows());
      const int steps = std::clamp(static_cast<int>(std::ceil(2 * cells)), 1, 4000);
      for (int k = 0; k <= steps; ++k) {
        const double sx = from_x + by_x * k / steps;
        const double sy = from_y + by_y * k / steps;
        if (sx < 0 || sx > 1 || sy < 0 || sy > 1) continue;
        visit(cell_of(sx, grid_.columns()), grid_.rows() - 1 - cell_of(sy, grid_.rows()));
      }
    }
  }

  Axis x_;
  Axis y_;
  TextGrid grid_;
};

double along_line(const std::string& number) { return static_cast<double>(letters(number)) + 3; }
double along_column(const std::string&) { return 2.5; }

/// Curves without their key.
std::string drawn(const PlotText& text, const std::vector<Curve>& curves,
                  const std::vector<KeyEntry>& key, const CurveLook& look, int width, int height) {
  const Axis y = y_axis(curves, look, height, along_column);
  std::size_t numbers = 0;
  for (const auto& tick : y.ticks) numbers = std::max(numbers, letters(tick.text));
  const int columns = std::max(width - static_cast<int>(numbers) - 2, 10);
  TextCurves drawing(x_axis(curves, look, columns, along_line), y, columns, height);
  for (std::size_t i = curves.size(); i-- > 0;) {
    drawing.line(curves[i], sign_of(key, curves[i].name));
  }
  for (const auto& curve : curves) {
    if (curve.has_band()) drawing.band(curve);
  }
  for (const auto& reference : look.references) drawing.reference(reference.at);
  for (const auto& mark : look.marks) drawing.mark(mark.x);
  return drawing.text(text);
}

std::string key_text(const std::vector<KeyEntry>& key, const CurveLook& look, int width) {
  std::vector<std::string> entries;
  for (const auto& entry : key) {
    if (key.size() > 1)
      entries.push_back(fmt::format("{} {}", sign_of(key, entry.text), entry.text));
  }
  for (const auto& reference : look.references) entries.push_back("--- " + reference.text);
  for (const auto& mark : look.marks) entries.push_back(": " + mark.text);
  return key_lines(entries, width);
}

}  // namespace

std::string ascii_curves(const PlotText& text, const std::vector<Curve>& curves,
                         const CurveLook& look, int width) {
  constexpr int height = 20;
  const auto key = key_of(curves);
  return drawn(text, curves, key, look, width, height) + key_text(key, look, width);
}

std::string ascii_curve_panels(const PlotText& text, const std::vector<CurvePanel>& panels,
                               const CurveLook& look, int width) {
  constexpr int height = 14;
  constexpr int narrowest = 36;
  const int beside = std::clamp(width / narrowest, 1, static_cast<int>(panels.size()));
  std::vector<Curve> all;
  for (const auto& panel : panels) all.insert(all.end(), panel.curves.begin(), panel.curves.end());
  const auto key = key_of(all);
  CurveLook shared = look;
  for (const auto& panel : panels) {
    shared.references.insert(shared.references.end(), panel.references.begin(),
                             panel.references.end());
    shared.marks.insert(shared.marks.end(), panel.marks.begin(), panel.marks.end());
  }
  const Axis y = y_axis(all, shared, height, along_column);
  const Axis x = x_axis(all, look, width, along_line);
  std::vector<std::string> blocks;
  for (const auto& panel : panels) {
    CurveLook own = look;
    own.y = {y.low, y.high};
    if (panel.x.empty()) own.x = {x.low, x.high};
    own.marks.insert(own.marks.end(), panel.marks.begin(), panel.marks.end());
    own.references.insert(own.references.end(), panel.references.begin(), panel.references.end());
    const PlotText words{.title = "", .x = panel.x.empty() ? text.x : panel.x, .y = text.y};
    blocks.push_back(
        panel.title + "\n" +
        drawn(words, panel.curves, key, own, (width - 3 * (beside - 1)) / beside, height));
  }
  return side_by_side(blocks, width, beside) + key_text(key, shared, width);
}

}  // namespace dl
