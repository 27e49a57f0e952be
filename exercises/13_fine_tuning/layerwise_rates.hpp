#pragma once

#include <cmath>
#include <vector>

#include "body_and_head.hpp"
#include "common/todo.hpp"

namespace dl {

/// The parameters of each layer that learns, a group for each, from the first layer to the head.
inline std::vector<Parameters> layer_groups(BodyAndHead& network) {
  std::vector<Parameters> groups;
  const auto add = [&](Layer& layer) {
    if (auto parameters = layer.parameters(); !parameters.empty()) groups.push_back(parameters);
  };
  for (const auto& layer : network.body.layers()) add(*layer);
  add(network.head);
  return groups;
}

/// A learning rate for each of so many groups, smaller the further a group is from the output:
///   rate_l = rate · decay^d,   d = the number of groups behind group l
/// so that the last one has `rate` (Howard and Ruder 2018, section 3.2, "discriminative
/// fine-tuning", with decay = 1/2.6).
inline std::vector<double> layerwise_rates(std::size_t groups, double rate, double decay) {
  std::vector<double> rates(groups);
  // exercise 13.5: the earlier, the slower
  todo("13.5");
  return rates;
}

/// An optimizer for each group of parameters, with a rate of its own (PyTorch: parameter groups).
/// `AnyOptimizer` is one of lesson 06's, such as Adam.
template <typename AnyOptimizer>
class ParameterGroups {
 public:
  /// groups and rates must be of one length. The parameters must outlive it.
  ParameterGroups(const std::vector<Parameters>& groups, std::vector<double> rates)
      : rates_(std::move(rates)) {
    for (std::size_t i = 0; i < groups.size(); ++i)
      optimizers_.emplace_back(groups[i], rates_.at(i));
  }

  /// One step of all groups, each at `factor` times its own rate: the factor is a schedule's.
  void step(double factor = 1) {
    // exercise 13.6: a step at every rate
    todo("13.6");
  }

 private:
  std::vector<double> rates_;
  std::vector<AnyOptimizer> optimizers_;
};

}  // namespace dl
