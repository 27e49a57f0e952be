#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>

#include <fmt/format.h>

#include "activation_layer.hpp"
#include "classification.hpp"
#include "common/plot.hpp"
#include "common/rng.hpp"
#include "common/table.hpp"
#include "finite_differences.hpp"
#include "networks.hpp"
#include "samples.hpp"
#include "sequential.hpp"

namespace dl::lesson_07 {

/// An activation layer with a mistake in its backward pass: it passes the error on as it is.
class ForgetsTheSlope : public ActivationLayer {
 public:
  using ActivationLayer::ActivationLayer;
  const Matrix& input_gradient(const Matrix& grad_y) override { return grad_y; }
};

/// The largest difference that the gradient check finds in a network 8-16-4, by h.
template <typename Hidden>
Curve largest_differences(const std::string& name, std::uint64_t seed) {
  Rng rng(seed);
  Sequential network = make_network<Hidden>({8, 16, 4}, rng, Activation::tanh);
  const Samples samples = random_samples(10, 8, 4, rng);
  const auto batch = indices(10);
  Classification objective(network, samples.x, samples.y);
  objective.gradient(batch);
  const auto loss = [&] { return objective.loss(batch); };
  Curve curve{name};
  for (double h = 1; h > 1e-7; h /= std::sqrt(10)) {
    curve.add(h, gradient_check(network.named_parameters(), loss, h).error);
  }
  return curve;
}

inline std::string title_of(const Curve& right, const Curve& wrong) {
  const auto best = std::ranges::min_element(right.y);
  const double h = right.x[static_cast<std::size_t>(best - right.y.begin())];
  return fmt::format(
      "At best the right backward pass is off by {:.1e} (h = {:.2g}), the wrong one by {:.2g}",
      *best, h, *std::ranges::min_element(wrong.y));
}

/// Does the gradient check tell a right backward pass from a wrong one, and with which h?
inline void check_gradients(Plots& plots, std::uint64_t seed) {
  const auto right = largest_differences<ActivationLayer>("right backward pass", seed);
  const auto wrong = largest_differences<ForgetsTheSlope>("forgotten slope", seed);
  Table table({"h", right.name, wrong.name});
  for (std::size_t i = 0; i < right.x.size(); i += 2) {
    table.row({scientific(right.x[i], 0), scientific(right.y[i]), scientific(wrong.y[i])});
  }
  fmt::print(
      "\nThe gradient check in single precision, largest difference from central differences; the\n"
      "wrong backward pass forgets the slope of the activation:\n\n");
  table.print();
  plots.curves("gradient_check", {title_of(right, wrong), "h", "largest difference"},
               {right, wrong}, Axes::log_log);
}

}  // namespace dl::lesson_07
