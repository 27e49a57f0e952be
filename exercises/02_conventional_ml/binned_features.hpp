#pragma once

#include <algorithm>
#include <cstdint>
#include <stdexcept>
#include <vector>

#include "common/matrix.hpp"

namespace dl {

/// Features as bytes: the values of each are cut into at most 256 bins, so that a tree can count
/// instead of sort. With up to 256 different values nothing is lost: every value has its own bin.
/// With more, each bin holds about as many samples as the next.
class BinnedFeatures {
 public:
  static constexpr int max_bins = 256;

  /// x [n, features]. Throws std::invalid_argument when a value is not a number: it has no order.
  explicit BinnedFeatures(const Matrix& x)
      : samples_(x.rows()), bins_(static_cast<std::size_t>(x.size())), cuts_(x.cols()) {
    if (x.hasNaN()) throw std::invalid_argument("a feature is not a number");
    for (Index f = 0; f < x.cols(); ++f) bin_feature(x, f);
  }

  Index samples() const { return samples_; }
  Index features() const { return static_cast<Index>(cuts_.size()); }

  /// The bins of one feature, one byte per sample.
  const std::uint8_t* feature(Index f) const { return bins_.data() + f * samples_; }

  int bins(Index f) const { return static_cast<int>(cuts_[f].size()) + 1; }

  /// Bin b and those below hold the values up to this threshold.
  real threshold(Index f, int b) const { return cuts_[f][static_cast<std::size_t>(b)]; }

 private:
  void bin_feature(const Matrix& x, Index f) {
    std::vector<real> sorted(x.rows());
    Eigen::Map<Eigen::Matrix<real, Eigen::Dynamic, 1>>(sorted.data(), x.rows()) = x.col(f);
    const auto values = sorted;
    std::ranges::sort(sorted);
    std::vector<real> distinct;
    std::ranges::unique_copy(sorted, std::back_inserter(distinct));
    if (distinct.size() > max_bins) {
      for (std::size_t b = 0; b < max_bins; ++b) {
        distinct[b] = sorted[(b + 1) * sorted.size() / max_bins - 1];
      }
      distinct.resize(max_bins);
      distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    }
    auto& cuts = cuts_[f];
    for (std::size_t b = 0; b + 1 < distinct.size(); ++b) {
      // Halfway to the next value, but not on it, where rounding would put it between neighbours.
      const real next = *std::ranges::upper_bound(sorted, distinct[b]);
      const real middle = distinct[b] + (next - distinct[b]) / 2;
      cuts.push_back(middle < next ? middle : distinct[b]);
    }
    auto* bins = bins_.data() + f * samples_;
    for (Index i = 0; i < samples_; ++i) {
      bins[i] = static_cast<std::uint8_t>(std::ranges::lower_bound(cuts, values[i]) - cuts.begin());
    }
  }

  Index samples_;
  std::vector<std::uint8_t> bins_;  // feature by feature
  std::vector<std::vector<real>> cuts_;
};

}  // namespace dl
