#pragma once

#include <string>
#include <vector>

#include "common/plots/heat_map.hpp"

namespace dl {

/// How many digits behind the point the numbers have.
int heat_map_decimals(const std::vector<HeatMap>& maps, const HeatMapLook& look);

/// What is written in a cell.
std::string heat_map_number(double value, const HeatMapLook& look, int decimals);

}  // namespace dl
