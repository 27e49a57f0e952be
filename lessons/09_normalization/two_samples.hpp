#pragma once

#include <fmt/format.h>

#include "batch_norm.hpp"
#include "common/rng.hpp"
#include "common/runs.hpp"
#include "common/spread.hpp"
#include "common/table.hpp"
#include "lab.hpp"
#include "normalization.hpp"

namespace dl::lesson_09 {

/// Shares of the values that batch norm makes of two samples.
struct OfTwo {
  double at_one = 0;            ///< within 0.01 of 1 or -1
  double without_gradient = 0;  ///< whose inputs get a gradient below 0.01
};

/// What is left of two samples when batch norm has only them?
inline void two_samples(const Lab& lab) {
  constexpr Index units = 72;
  const auto runs = lab.runs.each([](Rng& rng) {
    BatchNorm norm(features(units));
    const Matrix x = random_matrix(2, units, rng);
    const Matrix& y = norm.forward(x, Mode::train);
    const Matrix& grad_x = norm.backward(random_matrix(2, units, rng));
    return OfTwo{.at_one = ((y.cwiseAbs().array() - 1).abs() < 0.01).cast<double>().mean(),
                 .without_gradient = (grad_x.cwiseAbs().array() < 0.01).cast<double>().mean()};
  });
  fmt::print(
      "\nBatch norm of two samples: {} of the values are within 0.01 of 1 or -1, "
      "and {} get a gradient below 0.01.\n",
      percent(mean(of_each(runs, &OfTwo::at_one))),
      percent(mean(of_each(runs, &OfTwo::without_gradient))));
}

}  // namespace dl::lesson_09
