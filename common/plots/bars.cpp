#include <algorithm>

#include "common/ascii_plot.hpp"
#include "common/plots/rows.hpp"
#include "common/plots/words.hpp"

namespace dl {

void Plots::bars(const std::string& name, const PlotText& text, const std::vector<Bar>& bars,
                 const BarLook& look) {
  if (done_as_text(name, text, [&](int width) { return ascii_bars(bars, look, width); })) return;
  std::vector<std::string> names;
  std::vector<double> values;
  AxisWish wish;
  wish.values = {look.from};
  for (const auto& bar : bars) {
    names.push_back(bar.name);
    values.push_back(bar.value);
    wish.values.push_back(bar.value);
  }
  for (const auto& reference : look.references) wish.values.push_back(reference.at);
  if (look.from <= *std::ranges::min_element(wish.values)) wish.range.low = look.from;
  const int decimals = look.decimals < 0 ? decimals_for(values) : look.decimals;
  double widest = 0;
  for (const double value : values) {
    widest = std::max(widest, text_width(fixed(value, decimals), small_size));
  }
  const auto rows = rows_for(text, names, 26, side_margin + widest + 10,
                             references_height(look.references), wish);
  draw(name, text, rows.height, [&](Canvas& canvas) {
    for (std::size_t i = 0; i < bars.size(); ++i) {
      const double y = rows.middle(static_cast<double>(i));
      const auto [from, to] = std::minmax({rows.place(look.from), rows.place(bars[i].value)});
      const Colour colour = bars[i].colour;
      canvas.box({from, to, y - 9, y + 9}, hex(line_colour(colour)));
      canvas.label({.text = fixed(bars[i].value, decimals),
                    .at = {to + 6, y},
                    .colour = axis_colour,
                    .size = small_size});
    }
    draw_references(canvas, rows, look.references);
    draw_rows(canvas, rows, text);
  });
}

}  // namespace dl
