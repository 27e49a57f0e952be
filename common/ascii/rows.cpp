#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "common/ascii/grid.hpp"
#include "common/ascii_plot.hpp"
#include "common/plots/axis.hpp"
#include "common/plots/dot_table.hpp"
#include "common/plots/words.hpp"
#include "common/text.hpp"

namespace dl {
namespace {

constexpr std::size_t longest_name = 32;

std::size_t widest(const std::vector<std::string>& names) {
  std::size_t width = 0;
  for (const auto& name : names) width = std::max(width, letters(name));
  return std::min(width, longest_name);
}

std::string key_of(const std::vector<Reference>& references, int width) {
  std::vector<std::string> entries;
  for (const auto& reference : references) {
    entries.push_back(fmt::format("| {}: {}", reference.text, tidy(reference.at)));
  }
  return key_lines(entries, width);
}

/// Between the two ends of an axis, a row of cells.
struct Line {
  double low;
  double high;
  int cells;
  bool log = false;

  int cell(double value) const {
    if (log) return cell_of(std::log(value / low) / std::log(high / low), cells);
    return cell_of(high > low ? (value - low) / (high - low) : 0, cells);
  }
};

void draw_references(TextGrid& grid, const Line& line, const std::vector<Reference>& references) {
  for (const auto& reference : references) {
    const int cell = line.cell(reference.at);
    if (grid.is_blank(cell, 0)) grid.set(cell, 0, '|');
  }
}

std::string without_end(std::string line) {
  line.pop_back();
  return line;
}

}  // namespace

std::string ascii_bars(const std::vector<Bar>& bars, const BarLook& look, int width) {
  std::vector<std::string> names;
  std::vector<double> values;
  double low = look.from;
  double high = look.from;
  for (const auto& bar : bars) {
    names.push_back(bar.name);
    values.push_back(bar.value);
    low = std::min(low, bar.value);
    high = std::max(high, bar.value);
  }
  for (const auto& reference : look.references) high = std::max(high, reference.at);
  const int decimals = look.decimals < 0 ? decimals_for(values) : look.decimals;
  const auto name_width = widest(names);
  const Line line{low, high, std::max(width - static_cast<int>(name_width) - 12, 10)};
  std::string text;
  for (const auto& bar : bars) {
    TextGrid grid(line.cells, 1);
    const auto [from, to] = std::minmax({line.cell(look.from), line.cell(bar.value)});
    for (int c = from; c < to; ++c) grid.set(c, 0, '#');
    const auto length = without_end(grid.text()).size();
    if (!look.references.empty()) draw_references(grid, line, look.references);
    const auto cells = without_end(grid.text());
    // The number stands behind the bar, or behind a reference that stands there.
    text +=
        fmt::format("{:<{}}  {} {}\n", cut(bar.name, name_width), name_width,
                    std::max(cells.size(), length) == 0 ? "" : cells, fixed(bar.value, decimals));
  }
  return text + key_of(look.references, width);
}

std::string ascii_dots(const std::vector<DotGroup>& groups, const DotLook& look, int width) {
  const std::string signs = "ox+*#@";
  const auto table = dot_table(groups, look);
  AxisWish wish{
      .log = look.log, .range = look.range, .room = [](const std::string&) { return 0.0; }};
  for (const auto& place : table.places) {
    for (const double value : {place.dot->value, place.dot->low, place.dot->high}) {
      wish.values.push_back(value);
    }
  }
  for (const auto& reference : look.references) wish.values.push_back(reference.at);
  const Axis axis = make_axis(wish);
  const auto name_width = widest(table.names);
  const Line line{axis.low, axis.high, std::max(width - static_cast<int>(name_width) - 12, 10),
                  look.log};
  std::string text;
  for (std::size_t row = 0; row < table.names.size(); ++row) {
    std::string name = cut(table.names[row], name_width);
    bool any = false;
    for (const auto& place : table.places) {
      if (place.row != row) continue;
      const Dot& dot = *place.dot;
      TextGrid grid(line.cells, 1);
      std::string behind = dot.note;
      if (std::isfinite(dot.value)) {
        if (std::isfinite(dot.low) && std::isfinite(dot.high)) {
          for (int c = line.cell(dot.low); c <= line.cell(dot.high); ++c) grid.set(c, 0, '-');
        }
        grid.set(line.cell(dot.value), 0, signs[place.group % signs.size()]);
        behind = fixed(dot.value, table.decimals) + (dot.note.empty() ? "" : " " + dot.note);
      }
      draw_references(grid, line, look.references);
      const auto cells = without_end(grid.text());
      text += fmt::format("{:<{}}  {}{}{}\n", name, name_width, cells, cells.empty() ? "" : " ",
                          behind);
      name.clear();
      any = true;
    }
    if (!any) text += name + ":\n";
  }
  std::vector<std::string> key;
  for (std::size_t g = 0; g < groups.size() && groups.size() > 1 && !look.sections; ++g) {
    key.push_back(fmt::format("{} {}", signs[g % signs.size()], groups[g].name));
  }
  return text + key_lines(key, width) + key_of(look.references, width);
}

}  // namespace dl
