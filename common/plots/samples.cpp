#include "common/plots/samples.hpp"

#include <algorithm>

#include "common/plots/boundary.hpp"

namespace dl {
namespace {

constexpr int resolution = 160;
constexpr std::size_t shapes = 6;

Style class_style(std::size_t label) {
  return {.colour = nth_colour(label), .marker = static_cast<Marker>(label % shapes)};
}

/// The regions, as the data block $regions, and their boundary, $boundary.
void send_regions(Canvas& canvas, const Panel& panel, const Box& box) {
  const ClassGrid grid(panel.classify, box, resolution);
  canvas.block("regions", [&](std::string& rows) {
    for (int r = 0; r < resolution; ++r) {
      for (int c = 0; c < resolution; ++c) {
        const auto [x, y] = grid.middle(c, r);
        rows += fmt::format("{:.5g} {:.5g} {}\n", x, y, grid.at(c, r) % 6);
      }
    }
  });
  canvas.block("boundary", [&](std::string& rows) {
    for (const auto& [from, to] : boundary(panel.classify, grid)) {
      rows += fmt::format("{:.6g} {:.6g}\n{:.6g} {:.6g}\n\n", from.x, from.y, to.x, to.y);
    }
    rows += "NaN NaN\n";
  });
}

/// Adds points of the panel's samples that are asked for.
template <typename Wanted>
void add_points(Canvas& canvas, std::vector<std::string>& items, const Panel& panel,
                const std::string& name, const std::string& style, Wanted wanted) {
  bool any = false;
  canvas.block(name, [&](std::string& rows) {
    for (Index i = 0; i < panel.samples->size(); ++i) {
      if (!wanted(i)) continue;
      any = true;
      rows += fmt::format("{:.5g} {:.5g}\n", panel.samples->x(i, 0), panel.samples->x(i, 1));
    }
  });
  if (any) items.push_back(fmt::format("${} using 1:2 with points {}", name, style));
}

}  // namespace

bool is_wrong(const Panel& panel, Index i) {
  return panel.rings && panel.classify &&
         panel.classify(panel.samples->x(i, 0), panel.samples->x(i, 1)) !=
             panel.samples->y[static_cast<std::size_t>(i)];
}

std::vector<KeyEntry> key_of_samples(const std::vector<Panel>& panels) {
  std::vector<KeyEntry> key;
  int classes = 0;
  bool wrong = false;
  const Dataset* named = nullptr;
  for (const auto& panel : panels) {
    if (panel.samples->size() == 0) continue;
    classes = std::max(classes, panel.samples->classes());
    named = panel.samples;
    for (Index i = 0; i < panel.samples->size(); ++i) wrong = wrong || is_wrong(panel, i);
  }
  for (int label = 0; label < classes; ++label) {
    const auto k = static_cast<std::size_t>(label);
    const bool has_name = k < named->class_names.size() && named->class_names[k].size() > 1;
    key.push_back(
        {has_name ? named->class_names[k] : fmt::format("class {}", label), class_style(k), false});
  }
  for (const auto& panel : panels) {
    for (auto& entry : key_of(styled(panel.lines))) {
      entry.style.marker = Marker::none;
      if (std::ranges::find(key, entry.text, &KeyEntry::text) == key.end()) key.push_back(entry);
    }
  }
  if (wrong) {
    key.push_back(
        {"taken for another class", {.colour = Colour::black, .marker = Marker::ring}, false});
  }
  return key;
}

void set_grounds(Canvas& canvas) {
  canvas.axes_in_front();
  canvas.command("set palette maxcolors 6; set cbrange [-0.5:5.5]");
  std::string grounds;
  for (std::size_t i = 0; i < shapes; ++i) {
    grounds += fmt::format("{}{} '{}'", i == 0 ? "" : ", ", i, hex(ground(i)));
  }
  canvas.command("set palette defined ({})", grounds);
}

void draw_samples(Canvas& canvas, const PlotArea& area, const Panel& panel, const Box& box) {
  std::vector<std::string> items;
  if (panel.classify) {
    send_regions(canvas, panel, box);
    items.push_back("$regions using 1:2:3 with image");
    items.push_back("$boundary using 1:2 with lines " + Canvas::stroke(word_colour, 1.5));
  }
  const auto lines = styled(panel.lines);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    canvas.block(fmt::format("line{}", i), [&](std::string& rows) {
      for (std::size_t p = 0; p < lines[i].x.size(); ++p) {
        rows += fmt::format("{:.6g} {:.6g}\n", lines[i].x[p], lines[i].y[p]);
      }
    });
    const auto& style = lines[i].style;
    items.push_back(
        fmt::format("$line{} using 1:2 with lines {}", i,
                    Canvas::stroke(hex(line_colour(style.colour)), style.width, style.dash)));
  }
  const bool many = panel.samples->size() > 50;
  const double size = many ? 6 : 11;
  for (int label = 0; label < panel.samples->classes(); ++label) {
    const auto style = class_style(static_cast<std::size_t>(label));
    add_points(canvas, items, panel, fmt::format("class{}", label),
               canvas.points(style.marker, hex(line_colour(style.colour)), size),
               [&](Index i) { return panel.samples->y[static_cast<std::size_t>(i)] == label; });
  }
  add_points(canvas, items, panel, "wrong", canvas.points(Marker::ring, word_colour, 2 * size),
             [&](Index i) { return is_wrong(panel, i); });
  add_points(canvas, items, panel, "marked", canvas.points(Marker::frame, word_colour, 2.6 * size),
             [&](Index i) { return std::ranges::count(panel.marked, i) > 0; });
  for (const auto& arrow : panel.arrows) {
    const Spot head = area.spot(arrow.to.x, arrow.to.y);
    canvas.line({.from = area.spot(arrow.from.x, arrow.from.y),
                 .to = head,
                 .colour = word_colour,
                 .width = 2.5,
                 .arrow = true});
    canvas.label({.text = arrow.text, .at = {head.x + 8, head.y + 8}, .size = small_size});
  }
  canvas.area(area.area);
  canvas.axis('x', area.x);
  canvas.axis('y', area.y);
  canvas.plot(items);
}

}  // namespace dl
