#include <algorithm>

#include <fmt/format.h>

#include "common/ascii/grid.hpp"
#include "common/ascii_plot.hpp"
#include "common/plots/heat_map_numbers.hpp"
#include "common/table.hpp"

namespace dl {
namespace {

constexpr std::size_t longest_row_name = 24;

}  // namespace

std::string ascii_heat_maps(const PlotText& text, const std::vector<HeatMap>& maps,
                            const std::vector<std::string>& row_names,
                            const std::vector<std::string>& column_names, const HeatMapLook& look,
                            int width) {
  const int decimals = heat_map_decimals(maps, look);
  std::size_t name_width = 0;
  for (const auto& name : row_names) name_width = std::max(name_width, name.size());
  name_width = std::min(name_width, longest_row_name);
  const auto columns = std::max<std::size_t>(column_names.size(), 1);
  // Two blanks stand before each column.
  const auto free = static_cast<std::size_t>(width) - name_width;
  const auto column_width = std::max<std::size_t>(free / columns, 5) - 2;
  std::string result = look.quantity.empty() ? "" : look.quantity + "\n";
  if (!text.y.empty() || !text.x.empty()) {
    result += fmt::format("rows: {}; columns: {}\n", text.y, text.x);
  }
  for (const auto& map : maps) {
    if (!map.title.empty()) result += "\n" + map.title + "\n";
    Table table({""});
    for (const auto& column : column_names) table.column(cut(column, column_width));
    for (Index r = 0; r < map.values.rows(); ++r) {
      table.row({cut(row_names[static_cast<std::size_t>(r)], name_width)});
      for (Index c = 0; c < map.values.cols(); ++c) {
        table.add(heat_map_number(map.values(r, c), look, decimals));
      }
    }
    result += table.text();
  }
  return result;
}

std::string ascii_diagram(const std::vector<Node>& nodes, const std::vector<Link>& links) {
  Table table({"", "above", "below"});
  for (const auto& node : nodes) table.row({node.inside, node.above, node.below});
  for (const auto& link : links) {
    table.row({fmt::format("{} to {}", nodes[link.from].inside, nodes[link.to].inside), link.above,
               link.below});
  }
  return table.text();
}

std::string ascii_cube(const Cube& cube, const CubeEdges& edges) {
  std::string text = cube.title + "\n";
  for (int up = edges.up - 1; up >= 0; --up) {
    for (int deep = 0; deep < edges.deep; ++deep) {
      for (int across = 0; across < edges.across; ++across) {
        text += cube.inside(across, up, deep) ? '#' : '.';
      }
      text += deep + 1 < edges.deep ? "  " : "\n";
    }
  }
  return text;
}

std::string ascii_cubes(const std::vector<Cube>& cubes, const CubeEdges& edges, int width) {
  std::vector<std::string> blocks;
  for (const auto& cube : cubes) blocks.push_back(ascii_cube(cube, edges));
  return side_by_side(blocks, width, 2) + fmt::format("{} across, {} up, {} from slice to slice\n",
                                                      edges.across_name, edges.up_name,
                                                      edges.deep_name);
}

}  // namespace dl
