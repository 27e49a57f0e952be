#include <cmath>

#include "common/ascii_plot.hpp"
#include "common/plots/heights.hpp"
#include "common/plots/names.hpp"
#include "common/plots/panel_axes.hpp"

namespace dl {
namespace {

constexpr int resolution = 200;
const std::string low_ground = "#b9d0e0";
const std::string level_colour = "#9aabb8";

/// Sends the shades as $shades and the lines of equal height as $levels.
void send_landscape(Canvas& canvas, const Heights& heights) {
  canvas.block("shades", [&](std::string& rows) {
    for (int r = 0; r < heights.rows; ++r) {
      for (int c = 0; c < heights.columns; ++c) {
        const auto [x, y] = heights.place(c, r);
        rows += fmt::format("{:.6g} {:.6g} {:.3f} {:.9g}\n", x, y, heights.share(c, r),
                            heights.values[static_cast<std::size_t>(r * heights.columns + c)]);
      }
      rows += '\n';
    }
  });
  std::string levels;
  for (const double level : heights.levels) {
    levels += fmt::format("{}{:.9g}", levels.empty() ? "" : ", ", level);
  }
  canvas.command("set palette defined (0 '{}', 1 '#ffffff'); set cbrange [0:1]", low_ground);
  canvas.command("set contour base; set cntrparam levels discrete {}; unset surface", levels);
  canvas.command("set table $levels; splot $shades using 1:2:4; unset table");
  canvas.command("unset contour; set surface");
}

/// Adds a path with its start, a ring, and its end.
void add_path(Canvas& canvas, std::vector<std::string>& items, const PlotArea& area,
              const Curve& path, std::size_t i) {
  const auto colour = hex(line_colour(path.style.colour));
  canvas.block(fmt::format("path{}", i), [&](std::string& rows) {
    for (std::size_t p = 0; p < path.x.size(); ++p) {
      const bool drawn = std::isfinite(path.x[p]) && std::isfinite(path.y[p]);
      rows += drawn ? fmt::format("{:.6g} {:.6g}\n", path.x[p], path.y[p]) : "NaN NaN\n";
    }
  });
  items.push_back(fmt::format("$path{} using 1:2 with lines {}", i,
                              Canvas::stroke(colour, path.style.width, path.style.dash)));
  const std::size_t stride = path.x.size() <= 60 ? 1 : path.x.size() / 10;
  items.push_back(fmt::format("$path{} using 1:2 every {} with points {}", i, stride,
                              canvas.points(path.style.marker, colour, 5)));
  if (path.x.empty()) return;
  const Spot start = area.spot(path.x.front(), path.y.front());
  if (area.has(path.x.front(), path.y.front())) {
    canvas.marker(start, Marker::circle, "#ffffff", 12);
    canvas.marker(start, Marker::ring, word_colour, 12);
  }
  if (area.has(path.x.back(), path.y.back())) {
    const Spot end = area.spot(path.x.back(), path.y.back());
    canvas.marker(end, Marker::circle, "#ffffff", 14);
    canvas.marker(end, Marker::circle, colour, 11);
  }
}

}  // namespace

void Plots::contours(const std::string& name, const PlotText& text,
                     const std::function<double(double, double)>& f,
                     const std::vector<Curve>& paths, const Box& box, const ContourLook& look) {
  if (done_as_text(name, text,
                   [&](int width) { return ascii_contours(f, paths, box, look, width); })) {
    return;
  }
  const auto drawn = styled(paths);
  const bool panels = look.panel_per_path && paths.size() > 1;
  std::vector<PanelWords> words(1, {.x = text.x, .y = text.y});
  for (std::size_t i = 0; panels && i < drawn.size(); ++i) {
    words.resize(i);
    words.push_back({drawn[i].name, text.x, text.y, hex(text_colour(drawn[i].style.colour))});
  }
  const PanelGrid grid(words, 0, box, panels ? 300 : 520);
  auto key = panels || paths.size() < 2 ? std::vector<KeyEntry>{} : key_of(drawn);
  if (!paths.empty()) {
    key.push_back({"start", {.colour = Colour::black, .marker = Marker::ring}, false});
    key.push_back({"end", {.colour = Colour::black, .marker = Marker::circle}, false});
  }
  if (!look.goals.empty()) {
    key.push_back({"lowest", {.colour = Colour::black, .marker = Marker::cross}, false});
  }
  const double beside = grid.area(0).right + 20;
  const bool key_beside = !panels && beside + key_width(key) + side_margin < canvas_width;
  const double height = grid.height() + (key_beside ? 0 : key_height_above(key));
  const Heights heights(f, box, resolution, resolution, look.levels);
  draw(name, text, height, [&](Canvas& canvas) {
    send_landscape(canvas, heights);
    canvas.axes_in_front();
    canvas.many();
    if (key_beside) {
      draw_key(canvas, key, {beside, grid.area(0).top});
    } else {
      draw_key_above(canvas, key, height);
    }
    for (std::size_t p = 0; p < words.size(); ++p) {
      const auto area = box_area(grid.area(p), box);
      std::vector<std::string> items = {
          "$shades using 1:2:3 with image",
          "$levels using 1:2 with lines " + Canvas::stroke(level_colour, 0.8)};
      for (std::size_t i = 0; i < drawn.size(); ++i) {
        if (!panels || i == p) add_path(canvas, items, area, drawn[i], i);
      }
      for (const auto& goal : look.goals) {
        canvas.marker(area.spot(goal.x, goal.y), Marker::cross, word_colour, 14);
      }
      grid.draw_words(canvas, p);
      canvas.area(area.area);
      canvas.axis('x', area.x);
      canvas.axis('y', area.y);
      canvas.plot(items);
    }
  });
}

}  // namespace dl
