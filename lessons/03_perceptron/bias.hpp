#pragma once

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
  Curve curve;
  for (double bias = -4; bias <= 4; bias += 1) {
    const double share = share_of_ones({weights, static_cast<real>(bias)}, data.x);
    const double threshold = 0 - bias;  // -bias would print as "-0"
    table.row({bias, threshold, percent(share)});
    curve.add(bias, share);
  }
  fmt::print("\nx1 + x2 + bias > 0 says the same as x1 + x2 > threshold:\n\n");
  table.print();
  plots.curves("bias",
               {"The larger the bias, the more easily the output is 1", "bias",
                "share of samples with output 1"},
               {curve});
}

}  // namespace dl::lesson_03
