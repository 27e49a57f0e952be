#include "common/plots/marks.hpp"

#include <algorithm>

#include "common/plots/words.hpp"

namespace dl {
namespace {

double mark_words_from(const PlotArea& area, const Mark& mark) {
  const double x = area.spot(mark.x, area.y.low).x;
  return std::min(x, canvas_width - 4 - text_width(mark.text, small_size));
}

/// The line of each mark's words: the lowest in which no other words are in the way.
std::vector<int> lines_of_marks(const PlotArea& area, const std::vector<Mark>& marks) {
  std::vector<int> lines;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const auto overlap = [&](std::size_t j, int line) {
      const double from = mark_words_from(area, marks[i]);
      const double other = mark_words_from(area, marks[j]);
      return lines[j] == line && from < other + text_width(marks[j].text, small_size) + 12 &&
             other < from + text_width(marks[i].text, small_size) + 12;
    };
    int line = 0;
    for (std::size_t j = 0; j < i; ++j) {
      if (overlap(j, line)) {
        ++line;
        j = static_cast<std::size_t>(-1);
      }
    }
    lines.push_back(line);
  }
  return lines;
}

}  // namespace

void draw_mark_words(Canvas& canvas, const PlotArea& area, const std::vector<Mark>& marks) {
  const auto lines = lines_of_marks(area, marks);
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const double y = area.area.top + 10 + line_height * lines[i];
    if (lines[i] > 0) {
      const double x = area.spot(marks[i].x, area.y.low).x;
      canvas.line({.from = {x, area.area.top},
                   .to = {x, y - line_height / 2},
                   .colour = hex(line_colour(Colour::grey)),
                   .width = 1.5,
                   .dash = Dash::dashed});
    }
    canvas.label({.text = marks[i].text,
                  .at = {mark_words_from(area, marks[i]), y},
                  .colour = axis_colour,
                  .size = small_size});
  }
}

int mark_lines(const PlotArea& area, const std::vector<Mark>& marks) {
  int lines = 0;
  for (const int line : lines_of_marks(area, marks)) lines = std::max(lines, line + 1);
  return lines;
}

}  // namespace dl
