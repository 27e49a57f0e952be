#include <algorithm>

#include "common/ascii_plot.hpp"
#include "common/plots/curve_names.hpp"
#include "common/plots/marks.hpp"
#include "common/plots/words.hpp"

namespace dl {
namespace {

constexpr double between_panels = 26;
constexpr double panel_title = 26;
constexpr double numbers_height = 30;
constexpr double words_height = 26;

/// All curves with styles resolved, so that a name keeps its style from panel to panel.
std::vector<std::vector<Curve>> styled_panels(const std::vector<CurvePanel>& panels) {
  std::vector<Curve> all;
  for (const auto& panel : panels) all.insert(all.end(), panel.curves.begin(), panel.curves.end());
  all = styled(all);
  std::vector<std::vector<Curve>> drawn;
  std::size_t next = 0;
  for (const auto& panel : panels) {
    drawn.emplace_back();
    for (std::size_t i = 0; i < panel.curves.size(); ++i) drawn.back().push_back(all[next++]);
  }
  return drawn;
}

}  // namespace

void Plots::curve_panels(const std::string& name, const PlotText& text,
                         const std::vector<CurvePanel>& panels, const CurveLook& look,
                         int columns) {
  if (done_as_text(name, text,
                   [&](int width) { return ascii_curve_panels(text, panels, look, width); })) {
    return;
  }
  const auto drawn = styled_panels(panels);
  std::vector<Curve> all;
  CurveLook all_looks = look;
  for (std::size_t i = 0; i < panels.size(); ++i) {
    all.insert(all.end(), drawn[i].begin(), drawn[i].end());
    all_looks.references.insert(all_looks.references.end(), panels[i].references.begin(),
                                panels[i].references.end());
  }
  const Grid grid = grid_for(panels.size(), columns);
  const bool own_x =
      std::ranges::any_of(panels, [](const auto& panel) { return !panel.x.empty(); });
  const double across = static_cast<double>(grid.columns);
  const double down = static_cast<double>(grid.rows);
  const double height = std::clamp(700 / across, 150.0, 340.0);
  const Axis y = y_axis(all, all_looks, height);
  const double left = side_margin + (text.y.empty() ? 0 : 26) + numbers_width(y) + 14;
  const double width =
      (canvas_width - left - side_margin - 8 + between_panels) / across - between_panels;
  const Axis shared_x = x_axis(all, look, width);
  const auto key = look.names == Names::none ? std::vector<KeyEntry>{} : key_of(all);
  const double key_rows = key.size() < 2 ? 0 : key_height_above(key);
  const double under_each = own_x ? numbers_height + words_height : 0;
  const double under_all = own_x ? 8 : numbers_height + words_height + 8;
  int mark_rows = 0;
  std::vector<PlotArea> areas;
  for (std::size_t i = 0; i < panels.size(); ++i) {
    const double from = left + static_cast<double>(i % grid.columns) * (width + between_panels);
    const Axis x = panels[i].x.empty() ? shared_x : x_axis(drawn[i], look, width);
    areas.push_back({{from, from + width, 0, height}, x, y});
    mark_rows = std::max(mark_rows, mark_lines(areas.back(), panels[i].marks));
  }
  const double row_height = height + panel_title + under_each + line_height * mark_rows + 6;
  const double total = under_all + down * row_height + key_rows;
  draw(name, text, total, [&](Canvas& canvas) {
    canvas.many();
    if (key_rows > 0) draw_key_above(canvas, key, total);
    canvas.label({.text = text.y,
                  .at = {side_margin + 6, under_all + down * row_height / 2},
                  .align = Align::center,
                  .angle = 90});
    if (!own_x) {
      canvas.label({.text = text.x,
                    .at = {(left + canvas_width - side_margin) / 2, 8 + words_height / 2},
                    .align = Align::center});
    }
    for (std::size_t i = 0; i < panels.size(); ++i) {
      auto& [area, x, y_shared] = areas[i];
      const auto row = static_cast<double>(grid.rows - 1 - i / grid.columns);
      area.bottom = under_all + row * row_height + under_each;
      area.top = area.bottom + height;
      const double above = area.top + line_height * mark_rows;
      canvas.label({.text = panels[i].title, .at = {area.left, above + 13}});
      canvas.label({.text = panels[i].x,
                    .at = {area.middle().x, area.bottom - numbers_height - words_height / 2},
                    .align = Align::center});
      CurveLook own = look;
      own.marks.insert(own.marks.end(), panels[i].marks.begin(), panels[i].marks.end());
      own.references.insert(own.references.end(), panels[i].references.begin(),
                            panels[i].references.end());
      draw_mark_words(canvas, areas[i], panels[i].marks);
      Occupied occupied(areas[i], drawn[i], own);
      draw_names_inside(canvas, areas[i], occupied, own.references);
      const bool lowest = i + grid.columns >= panels.size();
      draw_curves(canvas, areas[i], drawn[i], own,
                  {.x = own_x || lowest, .y = i % grid.columns == 0});
    }
  });
}

}  // namespace dl
