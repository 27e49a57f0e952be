#include "common/plots/panel_axes.hpp"

#include <algorithm>
#include <utility>

#include "common/plots/words.hpp"

namespace dl {
namespace {

constexpr double between = 14;

}  // namespace

PlotArea box_area(const Area& area, const Box& box) {
  const auto axis = [](double low, double high, double pixels, double room) {
    return make_axis({.values = {low, high},
                      .range = {low, high},
                      .length = pixels,
                      .room = [room](const std::string& text) {
                        return room > 0 ? room : text_width(text, small_size) + 24;
                      }});
  };
  return {area, axis(box.x_low, box.x_high, area.width(), 0),
          axis(box.y_low, box.y_high, area.height(), 34)};
}

PanelGrid::PanelGrid(std::vector<PanelWords> words, int columns, const Box& box, double tallest)
    : words_(std::move(words)), grid_(grid_for(words_.size(), columns)) {
  for (const auto& panel : words_) {
    if (!panel.x.empty()) below_ = 58;
    if (!panel.y.empty()) beside_ = 72;
  }
  const double shape = (box.y_high - box.y_low) / (box.x_high - box.x_low);
  const auto across = static_cast<double>(grid_.columns);
  const double free = (canvas_width - 2 * side_margin + between) / across - between - beside_;
  width_ = std::min(free, tallest / shape);
  up_ = width_ * shape;
  above_ = 8;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (words_[i].title.empty()) continue;
    above_ = std::max(above_, 10 + line_height * static_cast<double>(title_lines(i).size()));
  }
}

std::vector<std::string> PanelGrid::title_lines(std::size_t i) const {
  return wrapped(words_[i].title, width_ + side_margin - 4, word_size);
}

double PanelGrid::height() const {
  return static_cast<double>(grid_.rows) * (above_ + up_ + below_) + 8;
}

Area PanelGrid::area(std::size_t i) const {
  const auto column = static_cast<double>(i % grid_.columns);
  const auto row = static_cast<double>(grid_.rows - 1 - i / grid_.columns);
  const double left = side_margin + column * (beside_ + width_ + between) + beside_;
  const double bottom = 8 + row * (above_ + up_ + below_) + below_;
  return {left, left + width_, bottom, bottom + up_};
}

void PanelGrid::draw_words(Canvas& canvas, std::size_t i) const {
  const Area area = this->area(i);
  const auto lines = title_lines(i);
  double y = area.top - 6 + line_height * static_cast<double>(lines.size());
  for (const auto& line : lines) {
    canvas.label({.text = line, .at = {area.left, y}, .colour = words_[i].title_colour});
    y -= line_height;
  }
  canvas.label(
      {.text = words_[i].x, .at = {area.middle().x, area.bottom - 44}, .align = Align::center});
  canvas.label({.text = words_[i].y,
                .at = {area.left - beside_ + 18, area.middle().y},
                .align = Align::center,
                .angle = 90});
}

}  // namespace dl
