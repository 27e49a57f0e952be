#include <algorithm>
#include <cmath>

#include "common/ascii_plot.hpp"
#include "common/plots/canvas.hpp"
#include "common/plots/cell_bins.hpp"
#include "common/plots/words.hpp"

namespace dl {
namespace {

constexpr double cell_gap = 8;
constexpr double row_height = 62;

void draw_cell(Canvas& canvas, const Area& cell, const CellBins& bins, double highest) {
  const double width = cell.width() / static_cast<double>(bins.shares.size());
  canvas.line({.from = {cell.left, cell.bottom},
               .to = {cell.right, cell.bottom},
               .colour = "#bbbbbb",
               .behind = true});
  for (std::size_t b = 0; b < bins.shares.size(); ++b) {
    if (bins.shares[b] == 0) continue;
    const double left = cell.left + static_cast<double>(b) * width;
    const double height = std::max(1.0, bins.shares[b] / highest * cell.height());
    canvas.box({left, left + width, cell.bottom, cell.bottom + height},
               hex(line_colour(Colour::blue)));
  }
  const auto words = zeros_in_words(bins.zeros);
  const bool nothing = bins.zeros == 1;
  canvas.label({.text = words,
                .at = {cell.middle().x, nothing ? cell.middle().y : cell.top + 7},
                .align = Align::center,
                .colour = axis_colour,
                .size = 11});
}

}  // namespace

void Plots::histogram_grid(const std::string& name, const PlotText& text,
                           const std::vector<HistogramRow>& rows, const HistogramLook& look) {
  if (rows.empty()) return;
  if (done_as_text(name, text,
                   [&](int width) { return ascii_histogram_grid(rows, look, width); })) {
    return;
  }
  std::vector<BinnedRow> binned;
  double widest = 0;
  double highest = 0;
  for (const auto& row : rows) {
    binned.push_back(binned_row(row, look));
    widest =
        std::max({widest, text_width(row.name, word_size), text_width(binned.back().range, 12)});
    for (const auto& cell : binned.back().cells) highest = std::max(highest, cell.highest());
  }
  const auto columns = static_cast<double>(rows.front().cells.size());
  const double left = side_margin + widest + 14;
  const double cell_width = (canvas_width - left - side_margin) / columns;
  const double bottom = 34 + (text.x.empty() ? 0 : 24);
  const double height = bottom + row_height * static_cast<double>(rows.size()) + 22;
  draw(name, text, height, [&](Canvas& canvas) {
    for (std::size_t r = 0; r < rows.size(); ++r) {
      const double floor = bottom + row_height * static_cast<double>(rows.size() - 1 - r) + 6;
      canvas.label({.text = rows[r].name, .at = {left - 12, floor + 28}, .align = Align::right});
      canvas.label({.text = binned[r].range,
                    .at = {left - 12, floor + 10},
                    .align = Align::right,
                    .colour = axis_colour,
                    .size = 12});
      for (std::size_t c = 0; c < binned[r].cells.size(); ++c) {
        const double from = left + static_cast<double>(c) * cell_width;
        const auto& bins = binned[r].cells[c];
        draw_cell(canvas, {from, from + cell_width - cell_gap, floor, floor + row_height - 20},
                  bins, look.one_height ? highest : bins.highest());
      }
    }
    for (std::size_t c = 0; c < rows.front().cells.size(); ++c) {
      canvas.label(
          {.text = rows.front().cells[c].name,
           .at = {left + (static_cast<double>(c) + 0.5) * cell_width - cell_gap / 2, bottom - 10},
           .align = Align::center,
           .colour = axis_colour,
           .size = small_size});
    }
    canvas.label({.text = text.x,
                  .at = {(left + canvas_width - side_margin) / 2, bottom - 34},
                  .align = Align::center});
    canvas.label({.text = std::string(look.by_size ? "by log10 of the size; " : "") +
                          (look.one_height ? "one scale of height for all cells"
                                           : "each cell has its own scale of height"),
                  .at = {canvas_width - side_margin, height - 10},
                  .align = Align::right,
                  .colour = axis_colour,
                  .size = 12});
    canvas.bare();
    canvas.area({0, canvas_width, 0, bottom});
    canvas.plot({"[0:1][0:1] NaN"});
  });
}

}  // namespace dl
