#include "ascii_plot.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "table.hpp"

namespace dl {

std::string ascii_bars(const std::vector<Bar>& bars) {
  constexpr double width = 50;
  std::size_t name_width = 0;
  double largest = 1e-300;
  for (const auto& bar : bars) {
    name_width = std::max(name_width, bar.name.size());
    largest = std::max(largest, bar.value);
  }
  std::string text;
  for (const auto& bar : bars) {
    const auto length = static_cast<int>(std::round(width * std::max(bar.value, 0.0) / largest));
    text += fmt::format("{:<{}}  {:#<{}} {:.4g}\n", bar.name, name_width, "", length, bar.value);
  }
  return text;
}

std::vector<double> bin_heights(const std::vector<double>& values, double low, double high,
                                int bins) {
  std::vector<double> heights(static_cast<std::size_t>(bins));
  for (const double value : values) {
    const double bin = (value - low) / (high - low) * bins;
    heights[static_cast<std::size_t>(std::clamp(bin, 0.0, bins - 1.0))] += 1;
  }
  const double highest = std::max(1.0, *std::ranges::max_element(heights));
  for (double& height : heights) height /= highest;
  return heights;
}

std::string ascii_histograms(const HistogramRow& row, int bins) {
  const std::string shades = " .:-=+*#%@";
  std::string text = fmt::format("{}, {:.2g} to {:.2g}\n", row.name, row.low, row.high);
  for (const auto& cell : row.cells) {
    text += fmt::format("{:>10} |", cell.name);
    for (const double height : bin_heights(cell.values, row.low, row.high, bins)) {
      text += shades[static_cast<std::size_t>(std::ceil(height * 9))];
    }
    text += "|\n";
  }
  return text;
}

std::string ascii_picture(const Picture& picture, Ink ink) {
  const std::string shades = ink == Ink::black ? " .:-=+*#%@" : "@#*+- .:oO";
  const double largest = full_ink(picture);
  std::string text;
  for (Index r = 0; r < picture.pixels.rows(); ++r) {
    for (Index c = 0; c < picture.pixels.cols(); ++c) {
      const double value = picture.pixels(r, c) / largest;
      const double share = ink == Ink::black ? value : (value + 1) / 2;
      const auto shade = static_cast<std::size_t>(std::clamp(share * 9.999, 0.0, 9.0));
      text += {shades[shade], shades[shade]};  // a character is about half as wide as it is high
    }
    text += '\n';
  }
  return text + picture.caption + "\n";
}

std::string ascii_scatter(const Panel& panel, const Box& box) {
  constexpr int width = 60;
  constexpr int height = 24;
  const std::string regions = ".:-+*=~^%&";
  std::vector<std::string> lines(height, std::string(width, ' '));
  for (int r = 0; r < height; ++r) {
    for (int c = 0; c < width && panel.classify; ++c) {
      const int label = panel.classify(box.x_low + (c + 0.5) * (box.x_high - box.x_low) / width,
                                       box.y_high - (r + 0.5) * (box.y_high - box.y_low) / height);
      lines[r][c] = regions[static_cast<std::size_t>(label) % regions.size()];
    }
  }
  for (Index i = 0; i < panel.samples->size(); ++i) {
    const double across = (panel.samples->x(i, 0) - box.x_low) / (box.x_high - box.x_low);
    const double down = (box.y_high - panel.samples->x(i, 1)) / (box.y_high - box.y_low);
    if (across < 0 || across >= 1 || down < 0 || down >= 1) continue;
    lines[static_cast<std::size_t>(down * height)][static_cast<std::size_t>(across * width)] =
        static_cast<char>('0' + panel.samples->y[static_cast<std::size_t>(i)] % 10);
  }
  std::string text = panel.title + "\n";
  for (const auto& line : lines) text += line + "\n";
  return text;
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
  std::string text = fmt::format("{} ({} across, {} up, {} from slice to slice)\n", cube.title,
                                 edges.across_name, edges.up_name, edges.deep_name);
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

}  // namespace dl
