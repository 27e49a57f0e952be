#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "common/ascii/grid.hpp"
#include "common/ascii_plot.hpp"
#include "common/plots/heights.hpp"
#include "common/plots/words.hpp"
#include "common/text.hpp"

namespace dl {
namespace {

/// A rectangle of characters over a box. A character is about half as wide as it is high.
struct Ground {
  Box box;
  TextGrid grid;

  static Ground over(const Box& box, int columns) {
    const double shape = (box.y_high - box.y_low) / (box.x_high - box.x_low);
    return {box, TextGrid(columns, std::clamp(static_cast<int>(columns * shape / 2), 6, 30))};
  }

  double x(int column) const {
    return box.x_low + (column + 0.5) * (box.x_high - box.x_low) / grid.columns();
  }
  double y(int row) const {
    return box.y_high - (row + 0.5) * (box.y_high - box.y_low) / grid.rows();
  }
  void put(double at_x, double at_y, char sign) {
    const double across = (at_x - box.x_low) / (box.x_high - box.x_low);
    const double down = (box.y_high - at_y) / (box.y_high - box.y_low);
    if (!(across >= 0 && across < 1 && down >= 0 && down < 1)) return;
    grid.set(static_cast<int>(across * grid.columns()), static_cast<int>(down * grid.rows()), sign);
  }
  std::string text(const std::string& title) const {
    return (title.empty() ? "" : title + "\n") + grid.text();
  }
};

/// The width of each of so many panels, and how many stand in a row.
std::pair<int, int> columns_for(std::size_t panels, int width) {
  constexpr int narrowest = 24;
  constexpr int widest = 60;
  constexpr int gap = 3;
  const int beside =
      std::clamp((width + gap) / (narrowest + gap), 1, std::max(static_cast<int>(panels), 1));
  return {std::min((width - gap * (beside - 1)) / beside, widest), beside};
}

std::string extent(const Box& box) {
  return fmt::format("across {} to {}, up {} to {}", tidy(box.x_low), tidy(box.x_high),
                     tidy(box.y_low), tidy(box.y_high));
}

std::string title_in(const std::string& title, int columns) {
  std::string lines;
  for (const auto& line : wrapped(title, static_cast<std::size_t>(columns))) {
    lines += (lines.empty() ? "" : "\n") + line;
  }
  return lines;
}

}  // namespace

std::string ascii_scatter(const std::vector<Panel>& panels, const Box& box, int width) {
  const std::string regions = ".:-+*=~^%&";
  const auto [columns, beside] = columns_for(panels.size(), width);
  std::vector<std::string> blocks;
  int classes = 0;
  bool any_wrong = false;
  bool any_region = false;
  bool any_sample = false;
  for (const auto& panel : panels) {
    auto ground = Ground::over(box, columns);
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
    blocks.push_back(ground.text(title_in(panel.title, columns)));
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

std::string ascii_contours(const std::function<double(double, double)>& f,
                           const std::vector<Curve>& paths, const Box& box, const ContourLook& look,
                           int width) {
  const std::string shades = " .:-=+*#%@";
  const bool panels = look.panel_per_path && paths.size() > 1;
  const auto [columns, beside] = columns_for(panels ? paths.size() : 1, width);
  auto landscape = Ground::over(box, columns);
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
  if (!paths.empty()) key.push_back("0 start, capital letters ends");
  if (!look.goals.empty()) key.push_back("! lowest");
  if (panels) {
    for (std::size_t i = 0; i < paths.size(); ++i) {
      Ground ground = landscape;
      draw(ground, paths[i], i);
      finish(ground, paths[i], i);
      blocks.push_back(ground.text(title_in(paths[i].name, columns)));
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
