#pragma once

#include <cmath>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "adamw.hpp"
#include "common/options.hpp"
#include "common/plot.hpp"
#include "common/rng.hpp"
#include "common/runs.hpp"
#include "common/spread.hpp"
#include "common/table.hpp"
#include "solutions/05_gradient_descent/parameter.hpp"
#include "solutions/06_optimizers/adam.hpp"
#include "solutions/06_optimizers/optimizer.hpp"
#include "solutions/06_optimizers/sgd.hpp"
#include "solutions/06_optimizers/weight_decay.hpp"
#include "styles.hpp"

namespace dl::lesson_08 {

/// An optimizer, and how much of the decay it sees as a part of the gradient.
struct WayToDecay {
  std::string name;
  std::function<std::unique_ptr<Optimizer>(const Parameters&)> make_optimizer;
  double in_gradient = 0;
};

inline std::vector<WayToDecay> ways_to_decay(double rate, double decay) {
  return {
      {"L2 in Adam", [=](const Parameters& p) { return std::make_unique<Adam>(p, rate); }, decay},
      {"AdamW", [=](const Parameters& p) { return std::make_unique<AdamW>(p, rate, decay); }},
      {"L2 in SGD", [=](const Parameters& p) { return std::make_unique<Sgd>(p, rate); }, decay}};
}

/// The mean of weights of 1 after steps with gradients of pure noise: what is gone is the decay's
/// work.
inline double what_is_left(const WayToDecay& way, double gradient_size, int steps, Rng& rng) {
  Parameter weights(Matrix::Ones(1, 100));
  const Parameters parameters = {&weights};
  const auto optimizer = way.make_optimizer(parameters);
  for (int step = 0; step < steps; ++step) {
    weights.gradient = random_matrix(1, 100, rng, 0, gradient_size);
    add_weight_decay(parameters, way.in_gradient);
    optimizer->step();
  }
  return weights.value.mean();
}

/// Do all weights decay alike, whatever the size of their gradients?
inline void decay_inside_and_outside(Plots& plots, const Options& options) {
  constexpr double decay = 0.5;
  constexpr double rate = 0.001;
  const int steps = options.quick ? 200 : 1000;
  const Runs runs(options);
  const auto ways = ways_to_decay(rate, decay);
  Table table({"gradient"});
  std::vector<Curve> curves;
  for (const auto& way : ways) {
    table.column(way.name);
    curves.push_back({.name = way.name, .style = style_of(way.name)});
  }
  for (const double size : {0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0}) {
    table.row({size});
    for (std::size_t w = 0; w < ways.size(); ++w) {
      const auto left =
          runs.each([&](Rng& rng) { return what_is_left(ways[w], size, steps, rng); });
      table.add(Spread(left).text(2));
      curves[w].add(size, Spread(left));
    }
  }
  fmt::print(
      "\nWeights of 1 after {} steps with decay {}, by the size of their gradients "
      "(exp(-{:g}) = {:.2f}):\n\n",
      steps, decay, decay * rate * steps, std::exp(-decay * rate * steps));
  table.print();
  const auto& in_adam = curves.front().y;
  plots.curves(
      "inside_adam",
      {fmt::format("L2 in Adam leaves {} where gradients are small, {} where they are large",
                   percent(in_adam.front(), 0), percent(in_adam.back(), 0)),
       "standard deviation of the gradient", "what is left of the weight"},
      curves, {.axes = Axes::log_x, .y = {0, 1}});
}

}  // namespace dl::lesson_08
