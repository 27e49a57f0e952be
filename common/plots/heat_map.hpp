#pragma once

#include <string>

#include "common/matrix.hpp"
#include "common/plots/style.hpp"

namespace dl {

/// One of several tables of numbers as tints.
struct HeatMap {
  std::string title = {};
  Matrix values = {};
};

struct HeatMapLook {
  std::string quantity = {};  ///< what the numbers are
  int decimals = -1;          ///< -1: as many as they need
  bool counts = false;        ///< zeros are left blank
  Range range = {};           ///< what is white and what is the full blue
};

}  // namespace dl
