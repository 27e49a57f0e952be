#include <fmt/format.h>

#include "common/ascii/ground.hpp"
#include "common/ascii_plot.hpp"
#include "common/plots/heights.hpp"

namespace dl {

std::string ascii_contours(const std::function<double(double, double)>& f,
                           const std::vector<Curve>& paths, const Box& box, const ContourLook& look,
                           int width) {
  const std::string shades = " .:-=+*#%@";
  const bool panels = look.panel_per_path && paths.size() > 1;
  const auto [columns, beside] = columns_for(panels ? paths.size() : 1, width);
  Ground landscape(box, columns);
  const Heights heights(f, box, columns, landscape.grid.rows(), look.levels);
  for (int r = 0; r < landscape.grid.rows(); ++r) {
    for (int c = 0; c < columns; ++c) {
      const double share = heights.share(c, landscape.grid.rows() - 1 - r);
      landscape.grid.set(c, r, shades[static_cast<std::size_t>(share * 9.999)]);
    }
  }
  for (const auto& goal : look.goals) landscape.put(goal.x, goal.y, '!');
  const auto draw = [](Ground& ground, const Curve& path, std::size_t i) {
    const auto letter = static_cast<char>('a' + i % 26);
    for (std::size_t p = 0; p < path.x.size(); ++p) ground.put(path.x[p], path.y[p], letter);
  };
  const auto finish = [](Ground& ground, const Curve& path, std::size_t i) {
    if (path.x.empty()) return;
    ground.put(path.x.front(), path.y.front(), '0');
    ground.put(path.x.back(), path.y.back(), static_cast<char>('A' + i % 26));
  };
  std::vector<std::string> blocks;
  std::vector<std::string> key = {"dark is high", extent(box)};
  if (!paths.empty()) key.emplace_back("0 start, capital letters ends");
  if (!look.goals.empty()) key.emplace_back("! lowest");
  if (panels) {
    for (std::size_t i = 0; i < paths.size(); ++i) {
      Ground ground = landscape;
      draw(ground, paths[i], i);
      finish(ground, paths[i], i);
      blocks.push_back(ground.text(paths[i].name));
    }
  } else {
    for (std::size_t i = 0; i < paths.size(); ++i) {
      draw(landscape, paths[i], i);
      key.push_back(fmt::format("{} {}", static_cast<char>('a' + i % 26), paths[i].name));
    }
    for (std::size_t i = 0; i < paths.size(); ++i) finish(landscape, paths[i], i);
    blocks.push_back(landscape.text(""));
  }
  return side_by_side(blocks, width, beside) + key_lines(key, width);
}

}  // namespace dl
