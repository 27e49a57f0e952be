#pragma once

#include <algorithm>
#include <functional>
#include <vector>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/plot.hpp"
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

/// What do the filters make of some garments?
inline void show_feature_maps(Plots& plots, const ConvolutionalNetwork& network,
                              const Dataset& images) {
  constexpr std::size_t maps_shown = 4;
  const std::vector<int> classes = {7, 1, 8, 2};
  Matrix x(classes.size(), images.x.cols());
  for (std::size_t i = 0; i < classes.size(); ++i) {
    const auto found = std::ranges::find(images.y, classes[i]);
    x.row(static_cast<Index>(i)) = images.x.row(found - images.y.begin());
  }
  std::vector<Picture> pictures;
  const FeatureMaps first = feature_maps(network, 1, x), second = feature_maps(network, 2, x);
  for (Index i = 0; i < x.rows(); ++i) {
    pictures.push_back({Image(x.row(i).data(), images.shape.height, images.shape.width),
                        images.class_names[static_cast<std::size_t>(classes[i])]});
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
