#pragma once

#include <algorithm>
#include <array>
#include <functional>
#include <vector>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/plot.hpp"
#include "common/subset.hpp"
#include "images.hpp"
#include "networks.hpp"

namespace dl::lesson_12 {

/// The maps of one convolution behind its ReLU, for some images: [n, channels·height·width].
struct FeatureMaps {
  Matrix values;
  ImageShape shape;

  Image map(Index image, Index channel) const {
    return {channels(values, shape, image).row(channel).data(), shape.height, shape.width};
  }

  /// The channels with the largest sums first.
  std::vector<Index> most_active() const {
    const Index pixels = shape.height * shape.width;
    const RowVector sums = values.colwise().sum();
    auto order = indices(shape.channels);
    std::ranges::sort(order, std::ranges::greater(),
                      [&](Index c) { return sums.segment(c * pixels, pixels).sum(); });
    return order;
  }
};

/// Of the first or the second convolution.
inline FeatureMaps feature_maps(const ConvolutionalNetwork& network, int convolution,
                                const Matrix& x) {
  const auto layers = convolution == 1 ? 2U : 5U;  // up to its ReLU
  const auto& shape = (convolution == 1 ? network.first : network.second)->output_shape();
  return {output_of_first(layers, *network.features, x), shape};
}

inline constexpr std::array shown_classes = {7, 1, 8, 2};

/// One image of each class that is shown [4, pixels]. Throws std::runtime_error when one is
/// missing.
inline Matrix four_garments(const Dataset& images) {
  Matrix x(shown_classes.size(), images.x.cols());
  Index row = 0;
  for (const int label : shown_classes) x.row(row++) = images.x.row(first_of_class(images, label));
  return x;
}

/// What do the filters make of some garments?
inline void show_feature_maps(Plots& plots, const ConvolutionalNetwork& network, const Matrix& x,
                              const Dataset& images) {
  constexpr std::size_t maps_shown = 4;
  std::vector<Picture> pictures;
  const FeatureMaps first = feature_maps(network, 1, x), second = feature_maps(network, 2, x);
  for (Index i = 0; i < x.rows(); ++i) {
    pictures.push_back({Image(x.row(i).data(), images.shape.height, images.shape.width),
                        images.class_names[static_cast<std::size_t>(shown_classes[i])]});
    for (const auto* maps : {&first, &second}) {
      auto shown = maps->most_active();
      shown.resize(maps_shown);
      for (const Index c : shown) {
        pictures.push_back(
            {maps->map(i, c), fmt::format("layer {}: {}", maps == &first ? 1 : 2, c + 1)});
      }
    }
  }
  plots.images(
      "feature_maps",
      {fmt::format("Four garments, and {} feature maps of each of two convolutions", maps_shown)},
      pictures, 1 + 2 * maps_shown, Ink::black);
}

}  // namespace dl::lesson_12
