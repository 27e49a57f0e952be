#pragma once

#include <vector>

#include <fmt/format.h>

#include "batch_norm.hpp"
#include "common/plot.hpp"
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

/// What batch norm makes of normal numbers, with so many samples in a batch.
inline Values normalized(Index samples, Rng& rng) {
  BatchNorm norm(features(4096 / samples));
  const Matrix& y = norm.forward(random_matrix(samples, 4096 / samples, rng), Mode::train);
  const auto all = y.reshaped();
  return {.name = fmt::format("{} samples", samples), .values = {all.begin(), all.end()}};
}

/// What is left of two samples when batch norm has only them?
inline void two_samples(const Lab& lab, Plots& plots) {
  constexpr Index units = 72;
  const auto runs = lab.runs.each([](Rng& rng) {
    BatchNorm norm(features(units));
    const Matrix x = random_matrix(2, units, rng);
    const Matrix& y = norm.forward(x, Mode::train);
    const Matrix& grad_x = norm.backward(random_matrix(2, units, rng));
    return OfTwo{.at_one = ((y.cwiseAbs().array() - 1).abs() < 0.01).cast<double>().mean(),
                 .without_gradient = (grad_x.cwiseAbs().array() < 0.01).cast<double>().mean()};
  });
  const auto at_one = percent(mean(of_each(runs, &OfTwo::at_one)));
  fmt::print(
      "\nBatch norm of two samples: {} of the values are within 0.01 of 1 or -1, "
      "and {} get a gradient below 0.01.\n",
      at_one, percent(mean(of_each(runs, &OfTwo::without_gradient))));
  Rng rng = lab.runs.rng(0);
  std::vector<Values> values;
  for (const Index samples : {2, 4, 32}) values.push_back(normalized(samples, rng));
  plots.histogram("two_samples",
                  {fmt::format("Of two samples, batch norm puts {} within 0.01 of 1 or -1", at_one),
                   "normalized value", "share of the values"},
                  values, 41);
}

}  // namespace dl::lesson_09
