#pragma once

#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/options.hpp"
#include "common/plot.hpp"
#include "common/rng.hpp"
#include "few_samples.hpp"

namespace dl::lesson_08 {

/// What does decay do to the weights of the hidden layer?
inline void plot_weights(Plots& plots, const Dataset& training, const Options& options) {
  std::vector<Values> weights;
  for (const double decay : {0.0, 3.0, 30.0}) {
    Rng rng(options.seed);
    FewSamples samples(training, label_noise, {"AdamW", decay}, rng);
    samples.learn(options.epochs);
    auto& shown = weights.emplace_back(Values{fmt::format("decay {:g}", decay), {}});
    for (const real w : samples.network.parameters().front()->value.reshaped()) {
      if (std::abs(w) < 0.2) shown.values.push_back(w);
    }
  }
  plots.histogram("weights",
                  {"Decay draws the weights together around zero",
                   "weight of the hidden layer, without those beyond 0.2", "share of the weights"},
                  weights, 61);
}

}  // namespace dl::lesson_08
