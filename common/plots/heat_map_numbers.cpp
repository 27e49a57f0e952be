#include "common/plots/heat_map_numbers.hpp"

#include <cmath>

#include <fmt/format.h>

#include "common/plots/words.hpp"

namespace dl {

std::string heat_map_number(double value, const HeatMapLook& look, int decimals) {
  if (look.counts && value == 0) return "";
  return std::isfinite(value) ? fmt::format("{:.{}f}", value, decimals) : "";
}

int heat_map_decimals(const std::vector<HeatMap>& maps, const HeatMapLook& look) {
  std::vector<double> values;
  for (const auto& map : maps) {
    values.insert(values.end(), map.values.data(), map.values.data() + map.values.size());
  }
  return look.decimals < 0 ? decimals_for(values) : look.decimals;
}

}  // namespace dl
