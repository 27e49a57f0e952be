#include <cmath>

#include "common/ascii_plot.hpp"
#include "common/plots/canvas.hpp"
#include "common/plots/words.hpp"

namespace dl {
namespace {

// Room for the words above and below the outermost circles, and beside them.
constexpr double margin_across = 70;
constexpr double margin_up = 66;
constexpr double radius = 26;
constexpr double content_height = 500;

Spot place_of(const Node& node) {
  return {margin_across + node.x * (canvas_width - 2 * margin_across),
          margin_up + node.y * (content_height - 2 * margin_up)};
}

/// Words on a white ground, so that no line crosses them.
void covering_label(Canvas& canvas, const std::string& words, Spot at, Colour colour) {
  if (words.empty()) return;
  const double half = text_width(words, small_size) / 2 + 2;
  canvas.box({at.x - half, at.x + half, at.y - 10, at.y + 10}, "#ffffff");
  canvas.label({.text = words,
                .at = at,
                .align = Align::center,
                .colour = hex(text_colour(colour)),
                .size = small_size});
}

}  // namespace

void Plots::diagram(const std::string& name, const PlotText& text, const std::vector<Node>& nodes,
                    const std::vector<Link>& links) {
  if (done_as_text(name, text, [&](int) { return ascii_diagram(nodes, links); })) return;
  draw(name, text, content_height, [&](Canvas& canvas) {
    for (const auto& link : links) {
      const Spot from = place_of(nodes[link.from]);
      const Spot to = place_of(nodes[link.to]);
      const double length = std::hypot(to.x - from.x, to.y - from.y);
      const Spot along{(to.x - from.x) / length, (to.y - from.y) / length};
      const auto at = [&](double distance) {
        return Spot{from.x + distance * along.x, from.y + distance * along.y};
      };
      canvas.line({.from = at(radius),
                   .to = at(length - radius),
                   .colour = "#999999",
                   .width = 1.5,
                   .arrow = true,
                   .behind = true});
    }
    for (const auto& link : links) {
      const Spot from = place_of(nodes[link.from]);
      const Spot to = place_of(nodes[link.to]);
      // Nearer to the start, where lines that cross in the middle are still apart.
      const Spot at{from.x + 0.3 * (to.x - from.x), from.y + 0.3 * (to.y - from.y)};
      covering_label(canvas, link.above, {at.x, at.y + 10}, Colour::blue);
      covering_label(canvas, link.below, {at.x, at.y - 10}, Colour::orange);
    }
    for (const auto& node : nodes) {
      const Spot at = place_of(node);
      canvas.circle(at, radius);
      canvas.label({.text = node.inside, .at = at, .align = Align::center});
      covering_label(canvas, node.above, {at.x, at.y + radius + 12}, Colour::blue);
      covering_label(canvas, node.below, {at.x, at.y - radius - 12}, Colour::orange);
    }
    canvas.bare();
    canvas.area({0, canvas_width, 0, content_height});
    canvas.plot({"[0:1][0:1] NaN"});
  });
}

}  // namespace dl
