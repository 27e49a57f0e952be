#pragma once

#include <string>
#include <vector>

#include "common/plots/histogram.hpp"

namespace dl {

/// How a cell's values spread over its bins, as shares of all of them.
struct CellBins {
  std::vector<double> shares;
  double zeros = 0;  ///< the share of zeros that are in no bin

  double highest() const;
};

/// The cells of a row over common bins.
struct BinnedRow {
  std::string range;  ///< in words
  std::vector<CellBins> cells;
};

/// What lies outside is counted in the outermost bins, what is no number nowhere.
std::vector<double> bin_shares(const std::vector<double>& values, double low, double high,
                               int bins);

BinnedRow binned_row(const HistogramRow& row, const HistogramLook& look);

/// "50% zeros", or nothing if there are hardly any.
std::string zeros_in_words(double share);

}  // namespace dl
