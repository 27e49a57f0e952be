#include "common/plots/heat_map_scale.hpp"

#include <algorithm>
#include <cmath>

namespace dl {

Rgb shade(const Axis& scale, double value) {
  const double share = std::isfinite(value) ? std::clamp(scale.share(value), 0.0, 1.0) : 0;
  return blend(white, line_colour(Colour::blue), share);
}

Axis scale_for(const std::vector<HeatMap>& maps, const HeatMapLook& look, double pixels) {
  AxisWish wish{.range = look.range, .near_zero = true, .length = pixels, .room = [](const auto&) {
                  return 26.0;
                }};
  for (const auto& map : maps) {
    wish.values.insert(wish.values.end(), map.values.data(), map.values.data() + map.values.size());
  }
  const auto [low, high] = std::ranges::minmax(wish.values);
  if (!std::isfinite(look.range.low)) wish.range.low = std::min<double>(low, 0);
  if (!std::isfinite(look.range.high)) wish.range.high = high > wish.range.low ? high : low + 1;
  return make_axis(wish);
}

void draw_scale(Canvas& canvas, const Area& area, const Axis& scale, const std::string& quantity) {
  constexpr int pieces = 64;
  const double piece = area.height() / pieces;
  for (int i = 0; i < pieces; ++i) {
    const double value = scale.low + (i + 0.5) / pieces * (scale.high - scale.low);
    canvas.box({area.left, area.right, area.bottom + i * piece,
                std::min(area.top, area.bottom + (i + 1.1) * piece)},
               hex(shade(scale, value)));
  }
  for (const auto& tick : scale.ticks) {
    const double y = area.bottom + scale.share(tick.at) * area.height();
    canvas.label(
        {.text = tick.text, .at = {area.right + 6, y}, .colour = axis_colour, .size = small_size});
  }
  canvas.label({.text = quantity,
                .at = {area.right + 54, area.middle().y},
                .align = Align::center,
                .angle = 90});
}

}  // namespace dl
