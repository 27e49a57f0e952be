#pragma once

#include <algorithm>
#include <cstdint>
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

/// What one gradient of a network costs by trying every weight, and by one backward pass.
struct Cost {
  double differences = 0;
  double backward = 0;
};

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
    return {.differences = 2 * static_cast<double>(parameters()) * forward,
            // Forward once; back, a product for the weights of each layer and one for the error of
            // the hidden units.
            .backward = 2 * forward + output};
  }

  /// By the clock on the wall.
  Cost seconds(std::uint64_t seed) const {
    Rng rng(seed);
    Sequential network = make_network(widths(), rng);
    const Samples samples = random_samples(batch_size, width, classes, rng);
    const auto batch = indices(batch_size);
    Classification objective(network, samples.x, samples.y);
    objective.gradient(batch);  // makes all the matrices

    // Enough passes for the clock.
    const int passes = std::max(3, static_cast<int>(3e7 / multiplications().backward));
    const double backward = seconds_of([&] {
      for (int pass = 0; pass < passes; ++pass) objective.gradient(batch);
    });
    // Of the weights a sample, since each takes as long.
    Matrix& weight = network.parameters().front()->value;
    const Index tried = std::min<Index>(20, weight.size());
    const double differences = seconds_of([&] {
      for (int pass = 0; pass < passes; ++pass) {
        for (Index i = 0; i < tried; ++i) {
          central_difference(
              weight.data()[i], [&] { return objective.loss(batch); }, 1e-2);
        }
      }
    });
    const double for_one = differences / passes / static_cast<double>(tried);
    return {.differences = for_one * static_cast<double>(parameters()),
            .backward = backward / passes};
  }
};

}  // namespace dl::lesson_07
