#include <algorithm>
#include <cmath>

#include "common/ascii_plot.hpp"
#include "common/plots/dot_table.hpp"
#include "common/plots/names.hpp"
#include "common/plots/rows.hpp"
#include "common/plots/words.hpp"

namespace dl {
namespace {

constexpr double lane_height = 20;  // of one group's dots within a row

/// Draws a dot with its range and its number, `up` above the middle of its row.
void draw_dot(Canvas& canvas, const Rows& rows, const Dot& dot, const Style& style, double y,
              int decimals) {
  const auto colour = hex(line_colour(style.colour));
  const auto words = hex(text_colour(style.colour));
  if (!std::isfinite(dot.value)) {
    canvas.label({.text = dot.note, .at = {rows.area.left + 8, y}, .colour = words});
    return;
  }
  const double x = rows.place(dot.value);
  double right = x + 5;
  double left = x - 5;
  if (std::isfinite(dot.low) && std::isfinite(dot.high)) {
    left = std::min(left, rows.place(dot.low));
    right = std::max(right, rows.place(dot.high));
    canvas.line({.from = {rows.place(dot.low), y},
                 .to = {rows.place(dot.high), y},
                 .colour = colour,
                 .width = 3,
                 .behind = true});
  }
  canvas.marker({x, y}, style.marker, colour, 11);
  auto number = fixed(dot.value, decimals);
  if (!dot.note.empty()) number += " " + dot.note;
  const bool to_left = right + 8 + text_width(number, small_size) > canvas_width - 6;
  canvas.label({.text = number,
                .at = {to_left ? left - 8 : right + 8, y},
                .align = to_left ? Align::right : Align::left,
                .colour = words,
                .size = small_size});
}

AxisWish wish_for(const std::vector<DotGroup>& groups, const DotLook& look) {
  AxisWish wish{.log = look.log, .range = look.range, .ticks_at_values = false};
  for (const auto& group : groups) {
    for (const auto& dot : group.dots) {
      for (const double value : {dot.value, dot.low, dot.high}) wish.values.push_back(value);
    }
  }
  for (const auto& reference : look.references) wish.values.push_back(reference.at);
  return wish;
}

}  // namespace

DotTable dot_table(const std::vector<DotGroup>& groups, const DotLook& look) {
  DotTable table;
  std::vector<double> values;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    std::size_t first = 0;
    if (look.sections) {
      table.headings.push_back(table.names.size());
      table.names.push_back(groups[g].name);
      first = table.names.size();
    }
    for (const auto& dot : groups[g].dots) {
      const auto known = std::find(table.names.begin() + static_cast<std::ptrdiff_t>(first),
                                   table.names.end(), dot.name);
      const auto row = static_cast<std::size_t>(known - table.names.begin());
      if (known == table.names.end()) table.names.push_back(dot.name);
      table.places.push_back({row, g, &dot});
      values.push_back(dot.value);
    }
  }
  table.decimals = look.decimals < 0 ? decimals_for(values) : look.decimals;
  return table;
}

void Plots::dots(const std::string& name, const PlotText& text, const std::vector<DotGroup>& groups,
                 const DotLook& look) {
  if (done_as_text(name, text, [&](int width) { return ascii_dots(groups, look, width); })) return;
  const auto table = dot_table(groups, look);
  std::vector<Style> styles;
  std::vector<KeyEntry> key;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    styles.push_back(in_turn(groups[g].style, g));
    if (!groups[g].name.empty()) key.push_back({groups[g].name, styles.back()});
  }
  if (look.sections || key.size() < 2) key.clear();
  const auto lanes = look.sections ? 1.0 : static_cast<double>(groups.size());

  const auto rows =
      rows_for(text, table.names, lane_height * lanes + 8, 80,
               key_height_above(key) + references_height(look.references), wish_for(groups, look));
  draw(name, text, rows.height, [&](Canvas& canvas) {
    draw_key_above(canvas, key, rows.height);
    for (std::size_t row = 0; row < table.names.size(); ++row) {
      if (std::ranges::count(table.headings, row) > 0) continue;
      const double y = rows.middle(static_cast<double>(row));
      canvas.line({.from = {rows.area.left, y},
                   .to = {rows.area.right, y},
                   .colour = grid_colour,
                   .behind = true});
    }
    draw_references(canvas, rows, look.references);
    for (const auto& [row, group, dot] : table.places) {
      const auto beside = std::ranges::count(table.places, row, &DotTable::Place::row);
      const auto before = std::ranges::count_if(
          table.places, [&, row = row, group = group](const DotTable::Place& place) {
            return place.row == row && place.group < group;
          });
      const double up =
          lane_height * (static_cast<double>(beside - 1) / 2 - static_cast<double>(before));
      draw_dot(canvas, rows, *dot, styles[group], rows.middle(static_cast<double>(row)) + up,
               table.decimals);
    }
    // A group's name begins where its rows' names do.
    auto named = rows;
    for (std::size_t g = 0; g < table.headings.size(); ++g) {
      named.names[table.headings[g]].clear();
      canvas.label({.text = groups[g].name,
                    .at = {side_margin, rows.middle(static_cast<double>(table.headings[g]))},
                    .colour = hex(text_colour(styles[g].colour))});
    }
    draw_rows(canvas, named, text);
  });
}

}  // namespace dl
