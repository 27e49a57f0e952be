#include <algorithm>

#include <fmt/format.h>

#include "common/ascii/text_curves.hpp"
#include "common/ascii_plot.hpp"
#include "common/plots/plot_area.hpp"
#include "common/text.hpp"

namespace dl {
namespace {

const std::string signs = "*o+x#@%&=~";

/// The sign of a curve: curves of one name have the same.
char sign_of(const std::vector<KeyEntry>& key, const std::string& name) {
  const auto i = std::ranges::find(key, name, &KeyEntry::text) - key.begin();
  return signs[static_cast<std::size_t>(i) % signs.size()];
}

double along_line(const std::string& number) { return static_cast<double>(letters(number)) + 3; }
double along_column(const std::string&) { return 2.5; }

/// Curves without their key.
std::string drawn(const PlotText& text, const std::vector<Curve>& curves,
                  const std::vector<KeyEntry>& key, const CurveLook& look, int width, int height) {
  const Axis y = y_axis(curves, look, height, along_column);
  std::size_t numbers = 0;
  for (const auto& tick : y.ticks) numbers = std::max(numbers, letters(tick.text));
  const int columns = std::max(width - static_cast<int>(numbers) - 2, 10);
  TextCurves drawing(x_axis(curves, look, columns, along_line), y, columns, height);
  for (const auto& curve : curves) drawing.line(curve, sign_of(key, curve.name));
  for (const auto& curve : curves) {
    if (curve.has_band()) drawing.band(curve);
  }
  for (const auto& reference : look.references) drawing.reference(reference.at);
  for (const auto& mark : look.marks) drawing.mark(mark.x);
  return drawing.text(text);
}

std::string key_text(const std::vector<KeyEntry>& key, const CurveLook& look, int width) {
  std::vector<std::string> entries;
  // Panels can share a reference or a mark: one entry for all of them, none for one without a name.
  const auto add = [&](const std::string& sign, const std::string& name) {
    const auto entry = sign + " " + name;
    if (!name.empty() && std::ranges::find(entries, entry) == entries.end()) {
      entries.push_back(entry);
    }
  };
  for (const auto& entry : key) {
    if (key.size() > 1) add({sign_of(key, entry.text)}, entry.text);
  }
  for (const auto& reference : look.references) add("---", reference.text);
  for (const auto& mark : look.marks) add(":", mark.text);
  return key_lines(entries, width);
}

}  // namespace

std::string ascii_curves(const PlotText& text, const std::vector<Curve>& curves,
                         const CurveLook& look, int width) {
  constexpr int height = 20;
  const auto key = key_of(curves);
  return drawn(text, curves, key, look, width, height) + key_text(key, look, width);
}

std::string ascii_curve_panels(const PlotText& text, const std::vector<CurvePanel>& panels,
                               const CurveLook& look, int width) {
  constexpr int height = 14;
  constexpr int narrowest = 36;
  const int beside = std::clamp(width / narrowest, 1, static_cast<int>(panels.size()));
  std::vector<Curve> all;
  for (const auto& panel : panels) all.insert(all.end(), panel.curves.begin(), panel.curves.end());
  const auto key = key_of(all);
  CurveLook shared = look;
  for (const auto& panel : panels) {
    shared.references.insert(shared.references.end(), panel.references.begin(),
                             panel.references.end());
    shared.marks.insert(shared.marks.end(), panel.marks.begin(), panel.marks.end());
  }
  const Axis y = y_axis(all, shared, height, along_column);
  const Axis x = x_axis(all, look, width, along_line);
  std::vector<std::string> blocks;
  for (const auto& panel : panels) {
    CurveLook own = look;
    own.y = {y.low, y.high};
    if (panel.x.empty()) own.x = {x.low, x.high};
    own.marks.insert(own.marks.end(), panel.marks.begin(), panel.marks.end());
    own.references.insert(own.references.end(), panel.references.begin(), panel.references.end());
    const PlotText words{.title = "", .x = panel.x.empty() ? text.x : panel.x, .y = text.y};
    blocks.push_back(
        panel.title + "\n" +
        drawn(words, panel.curves, key, own, (width - 3 * (beside - 1)) / beside, height));
  }
  return side_by_side(blocks, width, beside) + key_text(key, shared, width);
}

}  // namespace dl
