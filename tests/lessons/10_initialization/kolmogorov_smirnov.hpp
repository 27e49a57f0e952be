#pragma once
#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

#include "signals.hpp"
#include "tests/testing.hpp"

namespace dl {

inline std::vector<double> sorted_values(const Matrix& weight) {
  REQUIRE(weight.allFinite());  // what is not a number has no order
  std::vector<double> values(weight.data(), weight.data() + weight.size());
  std::sort(values.begin(), values.end());
  return values;
}

/// The Kolmogorov-Smirnov statistic: the largest distance between the share of values below x and
/// the distribution function F(x).
inline double ks_statistic(const Matrix& weight,
                           const std::function<double(double)>& distribution) {
  const auto values = sorted_values(weight);
  const auto n = static_cast<double>(values.size());
  double largest = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double expected = distribution(values[i]);
    largest = std::max({largest, expected - static_cast<double>(i) / n,
                        static_cast<double>(i + 1) / n - expected});
  }
  return largest;
}

/// One sample in a hundred from the right distribution is further away than this (Massey 1951, The
/// Kolmogorov-Smirnov test for goodness of fit, Journal of the American Statistical Association 46,
/// table 1, n over 35).
inline double ks_critical(const Matrix& weight) {
  return 1.63 / std::sqrt(static_cast<double>(weight.size()));
}

inline std::function<double(double)> uniform_distribution(double low, double high) {
  return [=](double x) { return std::clamp((x - low) / (high - low), 0.0, 1.0); };
}

inline std::function<double(double)> normal_with(double deviation) {
  return [=](double x) { return normal_distribution(x / deviation); };
}

/// The standard deviation of all entries.
inline double deviation_of(const Matrix& weight) { return std::sqrt(variance(weight)); }

}  // namespace dl
