#include <algorithm>
#include <optional>

#include "common/ascii_plot.hpp"
#include "common/plots/curve_names.hpp"
#include "common/plots/marks.hpp"
#include "common/plots/plot_area.hpp"
#include "common/plots/words.hpp"

namespace dl {
namespace {

constexpr double area_height = 420;
constexpr double widest_name = 290;
constexpr double numbers_height = 30;  // below the x axis
constexpr double words_height = 26;    // of the x axis

/// What stands where on the canvas.
struct Layout {
  PlotArea area;
  double height = 0;  // of the whole
  std::optional<std::vector<EndName>> end_names = {};
  std::optional<Spot> key = {};  // its top left corner in the area
  double key_below = 0;          // or its height below
};

/// The area and its axes between the margins, above `bottom`.
Layout layout_for(const PlotText& text, const std::vector<Curve>& curves, const CurveLook& look,
                  double right_margin, double bottom) {
  Layout layout;
  auto& [area, x, y] = layout.area;
  y = y_axis(curves, look, area_height);
  area = {side_margin + (text.y.empty() ? 0 : 26) + numbers_width(y) + 14,
          canvas_width - right_margin,
          bottom + numbers_height + (text.x.empty() ? 0 : words_height), 0};
  x = x_axis(curves, look, area.width());
  area.top = area.bottom + area_height;
  if (look.equal_scales) {
    const double scale = std::min(area.width() / (x.high - x.low), 700 / (y.high - y.low));
    area.right = area.left + scale * (x.high - x.low);
    area.top = area.bottom + scale * (y.high - y.low);
  }
  layout.height = area.top + 12 + line_height * mark_lines(layout.area, look.marks);
  return layout;
}

double widest(const std::vector<std::string>& names) {
  double width = 0;
  for (const auto& name : names) width = std::max(width, text_width(name, word_size));
  return width;
}

/// Chooses where the names stand, by what is drawn.
Layout named_layout(const PlotText& text, const std::vector<Curve>& curves, const CurveLook& look,
                    const std::vector<KeyEntry>& key) {
  const auto any = [&](Names where) {
    return look.names == Names::automatic || look.names == where;
  };
  std::vector<std::string> names;
  for (const auto& reference : look.references) names.push_back(reference.text);
  const double margin = names.empty() ? 30 : names_gap + widest(names) + side_margin;
  const bool named = key.size() > 1 && look.names != Names::none;
  for (const auto& entry : key) names.push_back(entry.text);
  const double wide_margin = names_gap + widest(names) + side_margin;
  if (named && any(Names::at_ends) && (wide_margin < widest_name || look.names == Names::at_ends)) {
    auto layout = layout_for(text, curves, look, wide_margin, 8);
    layout.end_names = names_at_ends(layout.area, curves, look);
    if (layout.end_names) return layout;
  }
  auto layout = layout_for(text, curves, look, margin, 8);
  if (named && any(Names::in_corner)) {
    layout.key = Occupied(layout.area, curves, look).place_for(key_width(key), key_height(key));
  }
  if (named && !layout.key) {
    const double rows = key_height_in_rows(key, canvas_width - 2 * side_margin) + 10;
    layout = layout_for(text, curves, look, margin, 8 + rows);
    layout.key_below = rows;
  }
  layout.end_names = reference_names(layout.area, look.references);
  return layout;
}

}  // namespace

void Plots::curves(const std::string& name, const PlotText& text, const std::vector<Curve>& curves,
                   const CurveLook& look) {
  if (done_as_text(name, text,
                   [&](int width) { return ascii_curves(text, curves, look, width); })) {
    return;
  }
  const auto drawn = styled(curves);
  const auto key = key_of(drawn);
  const auto layout = named_layout(text, drawn, look, key);
  draw(name, text, layout.height, [&](Canvas& canvas) {
    const Area& area = layout.area.area;
    canvas.label({.text = text.x,
                  .at = {area.middle().x, area.bottom - numbers_height - words_height / 2},
                  .align = Align::center});
    canvas.label({.text = text.y,
                  .at = {side_margin + 6, area.middle().y},
                  .align = Align::center,
                  .angle = 90});
    draw_mark_words(canvas, layout.area, look.marks);
    draw_end_names(canvas, layout.area, *layout.end_names);
    if (layout.key) draw_key(canvas, key, *layout.key);
    if (layout.key_below > 0) {
      draw_key_in_rows(canvas, key, {area.left, layout.key_below}, canvas_width - 2 * side_margin);
    }
    draw_curves(canvas, layout.area, drawn, look);
  });
}

void Plots::curves(const std::string& name, const PlotText& text, const std::vector<Curve>& curves,
                   Axes axes, const std::vector<Mark>& marks) {
  this->curves(name, text, curves, {.axes = axes, .marks = marks});
}

}  // namespace dl
