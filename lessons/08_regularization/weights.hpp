#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/options.hpp"
#include "common/plot.hpp"
#include "common/rng.hpp"
#include "common/table.hpp"
#include "few_samples.hpp"

namespace dl::lesson_08 {

/// Half of the values are closer to zero than this.
inline double half_lie_within(std::vector<double> values) {
  for (double& value : values) value = std::abs(value);
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

/// What does decay do to the weights of the hidden layer?
inline void look_at_weights(Plots& plots, const Dataset& training, const Options& options) {
  constexpr double end = 0.1;
  Table table({"decay", "half of the weights within"});
  std::vector<Values> shown;
  for (const double decay : {0.0, 3.0, 30.0}) {
    Rng rng(options.seed);
    FewSamples samples(training, label_noise, {"AdamW", decay}, rng);
    samples.learn(options.epochs);
    const auto weights = samples.network.parameters().front()->value.reshaped();
    std::vector<double> values(weights.begin(), weights.end());
    table.row({decay, number(half_lie_within(values), 3)});
    std::erase_if(values, [](double w) { return std::abs(w) > end; });
    shown.push_back({fmt::format("decay {:g}", decay), values});
  }
  fmt::print("\nWeights of the hidden layer after AdamW, the first run:\n\n");
  table.print();
  plots.histogram(
      "weights",
      {fmt::format("Half of the weights lie within {} without decay, {} with 3, {} with 30",
                   table.rows[0][1], table.rows[1][1], table.rows[2][1]),
       fmt::format("weight of the hidden layer, without those beyond {:g}", end),
       "share of the weights"},
      shown, 61);
}

}  // namespace dl::lesson_08
