#include "common/plots/canvas.hpp"
#include "common/table.hpp"

namespace dl {

void Plots::heat_map(const std::string& name, const PlotText& text, const Matrix& values,
                     const std::vector<std::string>& row_names,
                     const std::vector<std::string>& column_names) {
  if (to_ == PlotTo::none) return;
  if (to_ == PlotTo::ascii) {
    Table table({""});
    for (const auto& column : column_names) table.header.push_back(column);
    for (Index r = 0; r < values.rows(); ++r) {
      table.row({row_names[static_cast<std::size_t>(r)]});
      for (Index c = 0; c < values.cols(); ++c) {
        table.rows.back().push_back(fmt::format("{:.4g}", values(r, c)));
      }
    }
    fmt::print("\n{}\n{}", text.title, table.text());
    return;
  }
  draw(name, text, [&](Canvas& canvas) {
    canvas.block("cells", [&](std::string& rows) {
      for (Index r = 0; r < values.rows(); ++r) {
        for (Index c = 0; c < values.cols(); ++c) {
          rows += fmt::format("{} {} {:.9g} \"{:.4g}\"\n", c, r, values(r, c), values(r, c));
        }
      }
    });
    const auto tics = [](const std::vector<std::string>& names) {
      std::string list;
      for (std::size_t i = 0; i < names.size(); ++i) {
        list += fmt::format("{}{} {}", i == 0 ? "" : ", ", quoted(names[i]), i);
      }
      return list;
    };
    canvas.command("unset key; unset grid; unset border; unset colorbox");
    canvas.command("set xtics ({}) rotate by 30 right scale 0", tics(column_names));
    canvas.command("set ytics ({}) scale 0", tics(row_names));
    canvas.command("set palette defined (0 '#ffffff', 0.02 '{}', 1 '{}')", tints[0], tints[1]);
    canvas.command(
        "plot [-0.5:{}.5][{}.5:-0.5] $cells using 1:2:3 with image pixels, "
        "'' using 1:2:4 with labels textcolor rgb '#333333'",
        values.cols() - 1, values.rows() - 1);
  });
}

}  // namespace dl
