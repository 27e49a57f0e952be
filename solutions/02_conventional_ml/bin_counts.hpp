#pragma once

#include <algorithm>
#include <vector>

#include "common/matrix.hpp"

namespace dl {

/// How many samples of each class, [1, classes].
using ClassCounts = Eigen::Matrix<double, 1, Eigen::Dynamic, Eigen::RowMajor>;

/// How many samples of each class fall into each bin of one feature.
class BinCounts {
 public:
  BinCounts(int bins, int classes)
      : classes_(classes),
        counts_(static_cast<std::size_t>(bins) * static_cast<std::size_t>(classes)),
        totals_(static_cast<std::size_t>(bins)) {}

  void add(int bin, int label) {
    ++counts_[static_cast<std::size_t>(bin * classes_ + label)];
    ++totals_[static_cast<std::size_t>(bin)];
  }

  /// Samples in a bin, all classes together.
  int total(int bin) const { return totals_[static_cast<std::size_t>(bin)]; }
  int count(int bin, int label) const {
    return counts_[static_cast<std::size_t>(bin * classes_ + label)];
  }

  int bins() const { return static_cast<int>(totals_.size()); }
  int classes() const { return classes_; }

  void clear() {
    std::ranges::fill(counts_, 0);
    std::ranges::fill(totals_, 0);
  }

 private:
  int classes_;
  std::vector<int> counts_;  // [bins, classes]
  std::vector<int> totals_;
};

}  // namespace dl
