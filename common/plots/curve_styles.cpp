#include <algorithm>

#include "common/plots/plot_area.hpp"

namespace dl {

std::vector<Curve> styled(std::vector<Curve> curves) {
  std::vector<std::string> names;
  for (auto& curve : curves) {
    const auto known = std::ranges::find(names, curve.name);
    const auto i = static_cast<std::size_t>(known - names.begin());
    if (known == names.end() || curve.name.empty()) names.push_back(curve.name);
    curve.style = in_turn(curve.style, i);
  }
  return curves;
}

std::vector<KeyEntry> key_of(const std::vector<Curve>& curves) {
  std::vector<KeyEntry> entries;
  for (const auto& curve : curves) {
    const bool known = std::ranges::find(entries, curve.name, &KeyEntry::text) != entries.end();
    if (!known && !curve.name.empty()) entries.push_back({curve.name, curve.style});
  }
  return entries;
}

}  // namespace dl
