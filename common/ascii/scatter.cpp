#include <algorithm>

#include <fmt/format.h>

#include "common/ascii/ground.hpp"
#include "common/ascii_plot.hpp"

namespace dl {

std::string ascii_scatter(const std::vector<Panel>& panels, const Box& box, int width) {
  const std::string regions = ".:-+*=~^%&";
  const auto [columns, beside] = columns_for(panels.size(), width);
  std::vector<std::string> blocks;
  int classes = 0;
  bool any_wrong = false;
  bool any_region = false;
  bool any_sample = false;
  for (const auto& panel : panels) {
    Ground ground(box, columns);
    for (int r = 0; r < ground.grid.rows() && panel.classify; ++r) {
      for (int c = 0; c < columns; ++c) {
        const int label = panel.classify(ground.x(c), ground.y(r));
        classes = std::max(classes, label + 1);
        ground.grid.set(c, r, regions[static_cast<std::size_t>(label) % regions.size()]);
      }
    }
    any_region = any_region || panel.classify;
    any_sample = any_sample || panel.samples->size() > 0;
    for (Index i = 0; i < panel.samples->size(); ++i) {
      const double x = panel.samples->x(i, 0);
      const double y = panel.samples->x(i, 1);
      const int label = panel.samples->y[static_cast<std::size_t>(i)];
      const bool wrong = panel.rings && panel.classify && panel.classify(x, y) != label;
      any_wrong = any_wrong || wrong;
      classes = std::max(classes, label + 1);
      ground.put(x, y, static_cast<char>((wrong ? 'a' : '0') + label % 10));
    }
    blocks.push_back(ground.text(panel.title));
  }
  std::vector<std::string> key;
  for (int label = 0; label < classes; ++label) {
    const auto region = fmt::format("{} places", regions[static_cast<std::size_t>(label) % 10]);
    const auto samples = fmt::format("{} samples", label % 10);
    key.push_back(fmt::format("{}{}{} of class {}", any_sample ? samples : "",
                              any_sample && any_region ? ", " : "", any_region ? region : "",
                              label));
  }
  if (any_wrong) key.push_back("a, b, ... samples of class 0, 1, ... taken for another");
  key.push_back(extent(box));
  return side_by_side(blocks, width, beside) + key_lines(key, width);
}

}  // namespace dl
