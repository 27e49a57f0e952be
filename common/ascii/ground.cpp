#include "common/ascii/ground.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "common/plots/words.hpp"

namespace dl {
namespace {

int rows_for(const Box& box, int columns) {
  const double shape = (box.y_high - box.y_low) / (box.x_high - box.x_low);
  return std::clamp(static_cast<int>(columns * shape / 2), 6, 30);
}

}  // namespace

Ground::Ground(const Box& box, int columns) : box(box), grid(columns, rows_for(box, columns)) {}

double Ground::x(int column) const {
  return box.x_low + (column + 0.5) * (box.x_high - box.x_low) / grid.columns();
}

double Ground::y(int row) const {
  return box.y_high - (row + 0.5) * (box.y_high - box.y_low) / grid.rows();
}

void Ground::put(double at_x, double at_y, char sign) {
  const double across = (at_x - box.x_low) / (box.x_high - box.x_low);
  const double down = (box.y_high - at_y) / (box.y_high - box.y_low);
  if (!(across >= 0 && across < 1 && down >= 0 && down < 1)) return;
  grid.set(static_cast<int>(across * grid.columns()), static_cast<int>(down * grid.rows()), sign);
}

std::string Ground::text(const std::string& title) const {
  std::string text;
  if (!title.empty()) {
    for (const auto& line : wrapped(title, static_cast<std::size_t>(grid.columns()))) {
      text += line + "\n";
    }
  }
  return text + grid.text();
}

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

}  // namespace dl
