#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

#include "classification.hpp"
#include "common/clock.hpp"
#include "common/rng.hpp"
#include "finite_differences.hpp"
#include "networks.hpp"
#include "samples.hpp"
#include "sequential.hpp"
#include "solutions/04_mlp/mlp.hpp"

namespace dl::lesson_07 {

/// What a network's loss costs, and one gradient by backpropagation and by trying every weight.
struct Cost {
  double loss = 0;
  double backpropagation = 0;  ///< forward pass and backward pass
  double differences = 0;
};

/// Processor time of some work, in seconds: the shortest of three tries, each of many passes.
template <typename Work>
double shortest_time(int passes, Work work) {
  double shortest = std::numeric_limits<double>::infinity();
  for (int attempt = 0; attempt < 3; ++attempt) {
    const double start = processor_seconds();
    for (int pass = 0; pass < passes; ++pass) work();
    shortest = std::min(shortest, (processor_seconds() - start) / passes);
  }
  return shortest;
}

/// A network w-w-10 with one hidden layer of ReLU units, on one batch.
struct PricedNetwork {
  static constexpr Index batch_size = 16;
  static constexpr int classes = 10;
  Index width = 0;

  std::vector<Index> widths() const { return {width, width, classes}; }
  Index parameters() const { return parameter_count(widths()); }

  /// In multiplications, which are the same everywhere.
  Cost multiplications() const {
    const auto output = static_cast<double>(batch_size * width * classes);
    const auto forward = static_cast<double>(batch_size * width * width) + output;
    return {.loss = forward,
            // Forward once; back, a product for the weights of each layer and one for the error of
            // the hidden units.
            .backpropagation = 2 * forward + output,
            .differences = 2 * static_cast<double>(parameters()) * forward};
  }

  /// Of processor time.
  Cost seconds(std::uint64_t seed) const {
    Rng rng(seed);
    Sequential network = make_network(widths(), rng);
    const Samples samples = random_samples(batch_size, width, classes, rng);
    const auto batch = indices(batch_size);
    Classification objective(network, samples.x, samples.y);
    objective.gradient(batch);  // makes all the matrices

    // Enough passes for the clock; of the weights a sample, since each takes as long.
    const int passes = std::max(3, static_cast<int>(1e7 / multiplications().loss));
    real& weight = network.parameters().front()->value(0, 0);
    const auto loss = [&] { return objective.loss(batch); };
    const double for_one = shortest_time(passes, [&] { central_difference(weight, loss, 1e-2); });
    return {.loss = shortest_time(passes, loss),
            .backpropagation = shortest_time(passes, [&] { objective.gradient(batch); }),
            .differences = for_one * static_cast<double>(parameters())};
  }
};

}  // namespace dl::lesson_07
