#pragma once
#include <vector>

#include "common/rng.hpp"
#include "deep_network.hpp"
#include "signals.hpp"
#include "solutions/07_backpropagation/layer.hpp"

namespace dl {

/// The mean square of the activations of each of ten hidden layers of 200 units, for inputs of
/// variance 1.
inline std::vector<double> mean_squares(Activation activation, const Fill& fill) {
  Rng rng(1);
  auto network = deep_network(std::vector<Index>(12, 200), activation, fill, rng);
  const Matrix x = random_matrix(100, 200, rng);
  std::vector<double> result;
  const Matrix* output = &x;
  for (const auto& layer : network.layers()) {
    output = &layer->forward(*output, Mode::eval);
    if (is_activation(*layer)) result.push_back(output->squaredNorm() / double(output->size()));
  }
  return result;
}

}  // namespace dl
