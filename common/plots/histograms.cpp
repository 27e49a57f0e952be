#include <algorithm>
#include <limits>

#include "common/ascii_plot.hpp"
#include "common/plots/canvas.hpp"

namespace dl {

void Plots::histogram(const std::string& name, const PlotText& text,
                      const std::vector<Values>& samples, int bins) {
  if (to_ == PlotTo::none) return;
  double low = std::numeric_limits<double>::infinity();
  double high = -low;
  for (const auto& sample : samples) {
    for (const double value : sample.values) {
      low = std::min(low, value);
      high = std::max(high, value);
    }
  }
  if (!(high > low)) high = low + 1;
  const double width = (high - low) / bins;
  draw(name, text, [&](Canvas& canvas) {
    std::string plots;
    for (std::size_t i = 0; i < samples.size(); ++i) {
      std::vector<double> middles;
      std::vector<double> shares(static_cast<std::size_t>(bins));
      for (int b = 0; b < bins; ++b) middles.push_back(low + (b + 0.5) * width);
      for (const double value : samples[i].values) {
        const auto bin = std::clamp(static_cast<int>((value - low) / width), 0, bins - 1);
        shares[static_cast<std::size_t>(bin)] +=
            1.0 / static_cast<double>(samples[i].values.size());
      }
      canvas.columns(fmt::format("shares{}", i), middles, shares);
      plots +=
          fmt::format("{}$shares{} using 1:2 with histeps linetype {} title {}",
                      i == 0 ? "plot " : ", ", i, i % colours.size() + 1, quoted(samples[i].name));
    }
    canvas.command("set yrange [0:*]; set key textcolor variable");
    canvas.command("{}", plots);
  });
}

void Plots::histogram_grid(const std::string& name, const PlotText& text,
                           const std::vector<HistogramRow>& rows, int bins) {
  if (to_ == PlotTo::none || rows.empty()) return;
  if (to_ == PlotTo::ascii) {
    fmt::print("\n{}\n", text.title);
    for (const auto& row : rows) fmt::print("{}", ascii_histograms(row, bins));
    return;
  }
  // One plot for all: the cell in column c and row r fills most of the square from (c, r) on.
  constexpr double fill = 0.88;
  const auto columns = rows.front().cells.size();
  draw(name, text, [&](Canvas& canvas) {
    canvas.block("boxes", [&](std::string& boxes) {
      for (std::size_t r = 0; r < rows.size(); ++r) {
        for (std::size_t c = 0; c < rows[r].cells.size(); ++c) {
          const auto heights =
              bin_heights(rows[r].cells[c].values, rows[r].low, rows[r].high, bins);
          for (std::size_t b = 0; b < heights.size(); ++b) {
            const double left = static_cast<double>(c) + fill * static_cast<double>(b) / bins;
            const double floor = static_cast<double>(r) + 0.95;
            boxes += fmt::format("{:.4f} {:.4f} {:.4f} {:.4f}\n", left, left + fill / bins, floor,
                                 floor - 0.8 * heights[b]);
          }
        }
      }
    });
    std::string column_tics, row_tics;
    for (std::size_t c = 0; c < columns; ++c) {
      column_tics += fmt::format("{}{} {}", c == 0 ? "" : ", ", quoted(rows[0].cells[c].name),
                                 static_cast<double>(c) + fill / 2);
    }
    for (std::size_t r = 0; r < rows.size(); ++r) {
      const auto middle = static_cast<double>(r) + 0.55;
      row_tics += fmt::format("{}'' {}", r == 0 ? "" : ", ", middle);
      canvas.command("set label {} at -0.12, {} right textcolor rgb '#333333'",
                     quoted(rows[r].name), middle - 0.17);
      canvas.command(
          "set label '{:.2g} to {:.2g}' at -0.12, {} right font ',9' textcolor rgb "
          "'#777777'",
          rows[r].low, rows[r].high, middle + 0.2);
    }
    canvas.command("unset key; unset grid; unset border; set lmargin 24");
    canvas.command("set xtics ({}) scale 0; set ytics ({}) scale 0", column_tics, row_tics);
    canvas.command("set style fill solid 1 noborder");
    canvas.command("plot [0:{}][{}:0] $boxes using 1:3:1:2:3:4 with boxxyerror linecolor rgb {}",
                   columns, rows.size(), colour(0));
  });
}

}  // namespace dl
