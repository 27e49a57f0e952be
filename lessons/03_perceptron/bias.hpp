#pragma once

#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/plot.hpp"
#include "common/rng.hpp"
#include "common/table.hpp"
#include "common/toys.hpp"
#include "perceptron.hpp"

namespace dl::lesson_03 {

/// The share of the samples x [n, inputs] with output 1.
inline double share_of_ones(const Perceptron& p, const Matrix& x) {
  double ones = 0;
  for (Index i = 0; i < x.rows(); ++i) ones += p.predict(x.row(i));
  return ones / static_cast<double>(x.rows());
}

/// What does the bias do? The same weights with another one: the larger it is, the more easily the
/// output is 1.
inline void turn_the_bias(Plots& plots, Rng& rng) {
  const auto data = make_blobs(400, 1, rng);
  const RowVector weights = RowVector::Ones(2);
  Table table({"bias", "threshold", "output 1"});
  std::vector<Panel> panels;
  for (int bias = -4; bias <= 4; ++bias) {
    const Perceptron p(weights, static_cast<real>(bias));
    const auto share = percent(share_of_ones(p, data.x));
    table.row({bias, -bias, share});
    if (bias != -2 && bias != 0 && bias != 2) continue;
    panels.push_back({.title = fmt::format("bias {}: {} are 1", bias, share),
                      .samples = &data,
                      .classify = regions([p](const RowRef& x) { return p.predict(x); }),
                      .rings = false});
  }
  fmt::print("\nx1 + x2 + bias > 0 says the same as x1 + x2 > threshold:\n\n");
  table.print();
  plots.scatter(
      "bias",
      {"The bias moves the boundary: the larger it is, the more samples have output 1", "x1", "x2"},
      panels, {-5, 5, -5, 5});
}

}  // namespace dl::lesson_03
