#include "common/ascii_plot.hpp"
#include "common/plots/samples.hpp"

namespace dl {

void Plots::scatter(const std::string& name, const PlotText& text, const std::vector<Panel>& panels,
                    const Box& box, int columns) {
  if (done_as_text(name, text, [&](int width) { return ascii_scatter(panels, box, width); })) {
    return;
  }
  std::vector<PanelWords> words;
  for (const auto& panel : panels) {
    words.push_back({.title = panel.title,
                     .x = panel.x.empty() ? text.x : panel.x,
                     .y = panel.y.empty() ? text.y : panel.y});
  }
  const PanelGrid grid(words, columns, box, panels.size() > 1 ? 300 : 460);
  const auto key = key_of_samples(panels);
  const double height = grid.height() + key_height_above(key);
  draw(name, text, height, [&](Canvas& canvas) {
    canvas.many();
    set_grounds(canvas);
    draw_key_above(canvas, key, height);
    for (std::size_t p = 0; p < panels.size(); ++p) {
      grid.draw_words(canvas, p);
      draw_samples(canvas, box_area(grid.area(p), box), panels[p], box);
    }
  });
}

}  // namespace dl
