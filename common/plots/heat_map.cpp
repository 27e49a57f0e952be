#include <algorithm>

#include "common/ascii_plot.hpp"
#include "common/plots/canvas.hpp"
#include "common/plots/heat_map_numbers.hpp"
#include "common/plots/heat_map_scale.hpp"
#include "common/plots/words.hpp"

namespace dl {
namespace {

constexpr double cell_height = 34;
constexpr Rgb dark = {0.13, 0.13, 0.13};

}  // namespace

void Plots::heat_map(const std::string& name, const PlotText& text, const Matrix& values,
                     const std::vector<std::string>& row_names,
                     const std::vector<std::string>& column_names, const HeatMapLook& look) {
  heat_maps(name, text, {{"", values}}, row_names, column_names, look);
}

void Plots::heat_maps(const std::string& name, const PlotText& text,
                      const std::vector<HeatMap>& maps, const std::vector<std::string>& row_names,
                      const std::vector<std::string>& column_names, const HeatMapLook& look) {
  if (done_as_text(name, text, [&](int width) {
        return ascii_heat_maps(text, maps, row_names, column_names, look, width);
      })) {
    return;
  }
  double widest_row = 0, widest_column = 0;
  for (const auto& row : row_names) widest_row = std::max(widest_row, text_width(row, small_size));
  for (const auto& column : column_names) {
    widest_column = std::max(widest_column, text_width(column, small_size));
  }
  const bool titled = std::ranges::any_of(maps, [](const HeatMap& m) { return !m.title.empty(); });
  const auto count = static_cast<double>(maps.size());
  const auto columns = static_cast<double>(column_names.size());
  const double left = side_margin + (text.y.empty() ? 0 : 26) + widest_row + 10;
  const double right = side_margin + scale_width + 60 + (look.quantity.empty() ? 0 : 24);
  const double gap = maps.size() > 1 ? 22 : 0;
  const double width = std::min((canvas_width - left - right + gap) / count - gap, columns * 110);
  const bool turned = widest_column + 6 > width / columns;
  const double names_height = turned ? 0.5 * widest_column + 20 : 26;
  const double bottom = names_height + (text.x.empty() ? 6 : 28);
  const double height = cell_height * static_cast<double>(row_names.size());
  const Axis scale = scale_for(maps, look, height);
  const int decimals = heat_map_decimals(maps, look);
  draw(name, text, bottom + height + (titled ? 28 : 6), [&](Canvas& canvas) {
    double from = left;
    for (const auto& map : maps) {
      canvas.label({.text = map.title, .at = {from, bottom + height + 14}});
      for (Index r = 0; r < map.values.rows(); ++r) {
        for (Index c = 0; c < map.values.cols(); ++c) {
          const double x = from + static_cast<double>(c) * width / columns;
          const double y = bottom + height - static_cast<double>(r + 1) * cell_height;
          const Area cell{x + 1, x + width / columns - 1, y + 1, y + cell_height - 1};
          const Rgb fill = shade(scale, map.values(r, c));
          if (fill.red < 0.999) canvas.box(cell, hex(fill));
          canvas.label(
              {.text = heat_map_number(map.values(r, c), look, decimals),
               .at = cell.middle(),
               .align = Align::center,
               .colour = contrast(fill, white) > contrast(fill, dark) ? hex(white) : hex(dark),
               .size = small_size});
        }
      }
      for (std::size_t c = 0; c < column_names.size(); ++c) {
        const double x = from + (static_cast<double>(c) + 0.5) * width / columns;
        canvas.label({.text = column_names[c],
                      .at = {x + (turned ? 8 : 0), bottom - 12},
                      .align = turned ? Align::right : Align::center,
                      .colour = axis_colour,
                      .size = small_size,
                      .angle = turned ? 30.0 : 0.0});
      }
      from += width + gap;
    }
    for (std::size_t r = 0; r < row_names.size(); ++r) {
      canvas.label(
          {.text = row_names[r],
           .at = {left - 8, bottom + height - (static_cast<double>(r) + 0.5) * cell_height},
           .align = Align::right,
           .colour = axis_colour,
           .size = small_size});
    }
    const double drawn = count * (width + gap) - gap;
    canvas.label({.text = text.x, .at = {left + drawn / 2, 14}, .align = Align::center});
    canvas.label({.text = text.y,
                  .at = {side_margin + 6, bottom + height / 2},
                  .align = Align::center,
                  .angle = 90});
    const double scale_left = left + drawn + 24;
    draw_scale(canvas, {scale_left, scale_left + scale_width, bottom + 1, bottom + height - 1},
               scale, look.quantity);
    canvas.bare();
    canvas.area({0, canvas_width, 0, bottom});
    canvas.plot({"[0:1][0:1] NaN"});
  });
}

}  // namespace dl
