#pragma once

#include <string>
#include <vector>

#include "common/plots/style.hpp"

namespace dl {

struct Values {
  std::string name = {};
  std::vector<double> values = {};
  Style style = {};
};

/// One row in a grid of small histograms, all from `low` to `high`; what lies outside is counted in
/// the outermost bins.
struct HistogramRow {
  std::string name = {};
  double low = 0;
  double high = 1;
  std::vector<Values> cells = {};
};

struct HistogramLook {
  int bins = 30;
  /// By log10 |x|, from the smallest to the largest of the row that is not 0, whatever its `low`
  /// and `high`; the share of zeros stands in words. For values that explode or vanish.
  bool by_size = false;
  bool one_height = false;  ///< one scale of height for all cells, instead of one for each
};

}  // namespace dl
