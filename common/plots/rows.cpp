#include "common/plots/rows.hpp"

#include <algorithm>

#include "common/plots/words.hpp"

namespace dl {

Rows rows_for(const PlotText& text, const std::vector<std::string>& names, double row_height,
              double right, double above, AxisWish wish) {
  double widest = 0;
  for (const auto& name : names) widest = std::max(widest, text_width(name, word_size));
  Rows rows;
  rows.names = names;
  rows.row_height = row_height;
  rows.area.left = side_margin + widest + 12;
  rows.area.right = canvas_width - right;
  rows.area.bottom = 38 + (text.x.empty() ? 0 : 26);
  rows.area.top = rows.area.bottom + row_height * static_cast<double>(names.size());
  rows.height = rows.area.top + above + 8;
  wish.length = rows.area.width();
  wish.room = [](const std::string& number) { return text_width(number, small_size) + 26; };
  rows.x = make_axis(wish);
  return rows;
}

void draw_rows(Canvas& canvas, const Rows& rows, const PlotText& text) {
  for (std::size_t row = 0; row < rows.names.size(); ++row) {
    canvas.label({.text = rows.names[row],
                  .at = {rows.area.left - 10, rows.middle(static_cast<double>(row))},
                  .align = Align::right});
  }
  canvas.label({.text = text.x, .at = {rows.area.middle().x, 18}, .align = Align::center});
  canvas.area(rows.area);
  canvas.axis('x', rows.x);
  canvas.axis('y', {.low = 0, .high = 1, .log = false, .ticks = {}});
  canvas.plot({});
}

void draw_references(Canvas& canvas, const Rows& rows, const std::vector<Reference>& references) {
  for (std::size_t i = 0; i < references.size(); ++i) {
    const double x = rows.place(references[i].at);
    const double top = rows.area.top + line_height * static_cast<double>(i);
    canvas.line({.from = {x, rows.area.bottom},
                 .to = {x, top + 4},
                 .colour = hex(line_colour(references[i].colour)),
                 .width = 1.5,
                 .dash = Dash::dashed});
    const bool to_left = x + text_width(references[i].text, small_size) > canvas_width - 10;
    canvas.label({.text = references[i].text,
                  .at = {x, top + 14},
                  .align = to_left ? Align::right : Align::left,
                  .colour = hex(text_colour(references[i].colour)),
                  .size = small_size});
  }
}

double references_height(const std::vector<Reference>& references) {
  return line_height * static_cast<double>(references.size());
}

}  // namespace dl
