#pragma once

#include <string>
#include <utility>
#include <vector>

#include "common/dataset.hpp"
#include "common/plot.hpp"
#include "direct_convolution.hpp"
#include "networks.hpp"

namespace dl::lesson_12 {

/// What does a filter see? Three filters that a person writes, and what they make of one garment.
inline void filters_by_hand(Plots& plots, const Dataset& images) {
  constexpr Index garment = 1;
  std::vector<std::pair<std::string, Matrix>> filters(3, {"", Matrix(3, 3)});
  filters[0].first = "ink to the right";
  filters[0].second << -1, 0, 1, -2, 0, 2, -1, 0, 1;
  filters[1].first = "ink below";
  filters[1].second << -1, -2, -1, 0, 0, 0, 1, 2, 1;
  filters[2].first = "brighter than around it";
  filters[2].second << -1, -1, -1, -1, 8, -1, -1, -1, -1;
  std::vector<Picture> pictures = {{image(images, garment), images.class_names[images.y[garment]]}};
  for (const auto& [name, filter] : filters) pictures.push_back({filter, name});
  pictures.push_back({Matrix::Zero(images.shape.height, images.shape.width), ""});
  const RowVector bias = RowVector::Zero(1);
  for (const auto& [name, filter] : filters) {
    const Matrix weight = filter.reshaped<Eigen::RowMajor>();
    const RowVector map =
        convolve_directly(images.x.row(garment), images.shape, weight, bias, window);
    pictures.push_back({Image(map.data(), images.shape.height, images.shape.width), "its map"});
  }
  plots.images("filters_by_hand",
               {"Three filters of 3×3 weights, and what each makes of one garment"}, pictures, 4,
               {.ink = Ink::signed_,
                .negative = "negative: the opposite of what it looks for",
                .positive = "positive: what it looks for"});
}

}  // namespace dl::lesson_12
