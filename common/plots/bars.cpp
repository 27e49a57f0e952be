#include <algorithm>

#include "common/ascii_plot.hpp"
#include "common/plots/canvas.hpp"

namespace dl {

void Plots::bars(const std::string& name, const PlotText& text, const std::vector<Bar>& bars) {
  if (to_ == PlotTo::none) return;
  if (to_ == PlotTo::ascii) {
    fmt::print("\n{}\n{}", text.title, ascii_bars(bars));
    return;
  }
  draw(name, text, [&](Canvas& canvas) {
    canvas.block("bars", [&](std::string& rows) {
      for (std::size_t i = 0; i < bars.size(); ++i) {
        rows += fmt::format("{} {:.9g} \"{:.4g}\"\n", i, bars[i].value, bars[i].value);
      }
    });
    std::string names;
    for (std::size_t i = 0; i < bars.size(); ++i) {
      names += fmt::format("{}{} {}", i == 0 ? "" : ", ", quoted(bars[i].name), i);
    }
    canvas.command("set ytics ({}) scale 0", names);
    // Room for the numbers behind the bars, without a longer axis than that.
    double largest = 0;
    for (const auto& bar : bars) largest = std::max(largest, bar.value);
    canvas.command("set yrange [{}:-0.7]; set xrange [0:{:.6g}]",
                   static_cast<double>(bars.size()) - 0.3, largest > 0 ? 1.1 * largest : 1);
    canvas.command("set style fill solid 1 noborder; set grid noy");
    canvas.command(
        "plot $bars using (0):1:(0):2:($1-0.35):($1+0.35) with boxxyerror linecolor rgb {}, "
        "'' using 2:1:3 with labels left offset 0.5,0 textcolor rgb '#555555'",
        colour(0));
  });
}

}  // namespace dl
