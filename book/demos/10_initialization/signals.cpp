// What the page of the signals calls. Networks, weights and the two passes are lesson 10's.
#include "signals.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>
#include <vector>

#include "book/demos/shared/page.hpp"
#include "lessons/10_initialization/flat.hpp"
#include "lessons/10_initialization/initializations.hpp"

namespace dl {
namespace {

using namespace lesson_10;

Matrix x;  ///< [images, 784], with mean 0 and variance 1
Labels y;
Activation activation;
Signals seen;

const Fill& fill_of(int initialization) {
  switch (initialization) {
    case 0: return all_zeros.fill;
    case 1: return all_equal.fill;
    case 2: return wide_uniform.fill;
    case 3: return standard.fill;
    case 4: return dense_of_lesson_07.fill;
    case 5: return xavier.fill;
    default: return he.fill;
  }
}

const std::vector<Matrix>& list_of(int which) {
  return which == 0 ? seen.activations : which == 1 ? seen.gradients : seen.sums;
}

}  // namespace

/// Takes up to `most` images: for each a byte for its class, then its pixels.
PAGE_MAY_CALL int take_images(int most) {
  constexpr Index pixels = 784;
  const auto bytes = given_bytes();
  const auto count = std::min<Index>(most, static_cast<Index>(bytes.size()) / (pixels + 1));
  x.resize(count, pixels);
  y.clear();
  for (Index i = 0; i < count; ++i) {
    const auto* record = reinterpret_cast<const unsigned char*>(bytes.data()) + i * (pixels + 1);
    y.push_back(record[0]);
    for (Index p = 0; p < pixels; ++p) x(i, p) = record[1 + p];
  }
  x.array() -= x.mean();
  x /= static_cast<real>(std::sqrt(variance(x)));
  return static_cast<int>(count);
}

/// One forward and one backward pass of all images through a new network. The initialization's
/// weights are multiplied by `gain`.
PAGE_MAY_CALL void pass(int kind, int initialization, double gain, int depth, int width, int seed) {
  activation = static_cast<Activation>(kind);
  std::vector<Index> widths(static_cast<std::size_t>(depth), width);
  widths.insert(widths.begin(), x.cols());
  widths.push_back(10);
  const Fill& fill = fill_of(initialization);
  const auto fill_with_gain = [&](Matrix& weight, Rng& rng) {
    fill(weight, rng);
    weight *= static_cast<real>(gain);
  };
  Rng rng(static_cast<std::uint64_t>(seed));
  auto network = deep_network(widths, activation, fill_with_gain, rng);
  seen = signals(network, x, y);
  const auto layers = static_cast<std::size_t>(depth);
  for (const auto* list : {&seen.sums, &seen.activations, &seen.gradients}) {
    if (list->size() != layers) throw std::length_error("signals(): one matrix per hidden layer");
  }
}

/// The standard deviation in each hidden layer: 0 of the activations, 1 of the gradients, 2 of the
/// weighted sums.
PAGE_MAY_CALL Numbers deviations(int which) {
  std::vector<float> result;
  for (const auto& layer : list_of(which)) {
    result.push_back(static_cast<float>(std::sqrt(variance(layer))));
  }
  return answer(result);
}

/// The variance of the activations in the last layer over that in the first, the same as a factor
/// from layer to layer; then the gradients', from the last layer back to the first. 0 where there
/// is no signal: with equal weights what comes back is rounding alone.
PAGE_MAY_CALL Numbers passage() {
  const auto steps = static_cast<double>(seen.activations.size() - 1);
  const auto factors = [&](const Matrix& from, const Matrix& to, double least) {
    const double whole = variance(from) > least ? variance(to) / variance(from) : 0;
    return std::pair(whole, std::pow(whole, 1 / steps));
  };
  const auto [forward, each] = factors(seen.activations.front(), seen.activations.back(), 0);
  const auto [back, each_back] = factors(seen.gradients.back(), seen.gradients.front(), 1e-20);
  return answer({forward, each, back, each_back});
}

/// How many values lie in each of so many equal parts from low to high, layer by layer, as a share;
/// those beyond count in the outermost parts.
PAGE_MAY_CALL Numbers histograms(int which, double low, double high, int bins) {
  const auto& layers = list_of(which);
  Matrix shares = Matrix::Zero(static_cast<Index>(layers.size()), bins);
  for (Index l = 0; l < shares.rows(); ++l) {
    const Matrix& values = layers[static_cast<std::size_t>(l)];
    for (const real value : values.reshaped()) {
      if (std::isnan(value)) continue;
      const double bin = std::floor((value - low) / (high - low) * bins);
      shares(l, static_cast<Index>(std::clamp(bin, 0.0, bins - 1.0))) += 1;
    }
    shares.row(l) /= static_cast<real>(values.size());
  }
  return answer(shares);
}

/// The share of activations in each layer where the activation is flat.
PAGE_MAY_CALL Numbers flat() {
  std::vector<float> shares;
  for (const auto& layer : seen.activations) {
    shares.push_back(static_cast<float>(flat_share(activation, {layer})));
  }
  return answer(shares);
}

/// The share of units in each layer that answer 0 to every image.
PAGE_MAY_CALL Numbers dead() {
  std::vector<float> shares;
  for (const auto& layer : seen.activations) {
    const auto silent = (layer.array() == 0).colwise().all().count();
    shares.push_back(static_cast<float>(silent) / static_cast<float>(layer.cols()));
  }
  return answer(shares);
}

}  // namespace dl
