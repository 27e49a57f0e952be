#pragma once
#include <functional>
#include <vector>

#include "common/dataset.hpp"
#include "common/rng.hpp"
#include "direct_convolution.hpp"
#include "images.hpp"
#include "places_by_trying.hpp"
#include "tests/product.hpp"
#include "tests/testing.hpp"
#include "window.hpp"

namespace dl {

/// Which pixel (row, column) lies below (u, v) of the window at place (i, j).
using Rule = std::function<std::pair<Index, Index>(Index i, Index j, Index u, Index v)>;

inline Rule by_definition(const Window& w) {
  return [w](Index i, Index j, Index u, Index v) {
    return std::pair(i * w.stride + u - w.padding, j * w.stride + v - w.padding);
  };
}

/// Calls see(k, p, pixel) for each entry [k, p] of the columns that is not from the padding.
inline void for_each_entry(const ImageShape& in, const Window& window, const Rule& rule,
                           const std::function<void(Index k, Index p, Index pixel)>& see) {
  const Index height = places_by_trying(in.height, window);
  const Index width = places_by_trying(in.width, window);
  Index k = 0;
  for (Index c = 0; c < in.channels; ++c) {
    for (Index u = 0; u < window.size; ++u) {
      for (Index v = 0; v < window.size; ++v, ++k) {
        for (Index p = 0; p < height * width; ++p) {
          const auto [row, column] = rule(p / width, p % width, u, v);
          if (row < 0 || row >= in.height || column < 0 || column >= in.width) continue;
          see(k, p, (c * in.height + row) * in.width + column);
        }
      }
    }
  }
}

/// One image and what a convolution of it needs, by the definition or by a mistake in it.
struct Example {
  ImageShape in;
  Window window;
  Matrix x, weight, bias;

  Example(ImageShape shape, Index channels, Window window_, std::uint64_t seed)
      : in(shape), window(window_) {
    Rng rng(seed);
    x = random_matrix(1, in.size(), rng, 1, 2);
    weight = random_matrix(in.channels * window.size * window.size, channels, rng);
    bias = random_matrix(1, channels, rng, 3);
  }

  Index place_count() const {
    return places_by_trying(in.height, window) * places_by_trying(in.width, window);
  }

  Matrix columns(const Rule& rule) const {
    Matrix columns = Matrix::Zero(weight.rows(), place_count());
    for_each_entry(in, window, rule,
                   [&](Index k, Index p, Index pixel) { columns(k, p) = x(0, pixel); });
    return columns;
  }
  Matrix columns() const { return columns(by_definition(window)); }

  /// [1, O·H'·W'] of columns and weights.
  Matrix y(const Matrix& columns, const Matrix& weights) const {
    const Matrix sums = product(weights.transpose(), columns).colwise() + bias.row(0).transpose();
    return sums.reshaped<Eigen::RowMajor>().transpose();
  }
  Matrix y(const Rule& rule) const { return y(columns(rule), weight); }
  Matrix y() const { return y(columns(), weight); }

  Matrix direct() const { return convolve_directly(x.row(0), in, weight, bias.row(0), window); }
};

/// The same for a test of its own.
inline Example example_of(const ImageShape& in, Index channels, const Window& window,
                          std::uint64_t seed) {
  require_places(in, window);
  return {in, channels, window, seed};
}

/// Images and windows of all kinds, for central differences.
inline const std::vector<std::pair<ImageShape, Window>> kinds = {
    {{2, 3, 4}, {.size = 3, .padding = 1}},
    {{1, 5, 4}, {.size = 2, .stride = 2}},
    {{3, 2, 5}, {.size = 1, .stride = 2}},
    {{2, 3, 2}, {.size = 2, .padding = 2}}};

}  // namespace dl
