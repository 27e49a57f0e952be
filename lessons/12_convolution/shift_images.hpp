#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/metrics.hpp"
#include "common/plot.hpp"
#include "common/spread.hpp"
#include "common/table.hpp"
#include "contenders.hpp"
#include "solutions/07_backpropagation/classification.hpp"

namespace dl::lesson_12 {

/// The images moved by so many pixels; what leaves the picture is lost, and what comes in is empty.
inline Matrix moved_images(const Dataset& images, Index down, Index right) {
  const Index height = images.shape.height, width = images.shape.width;
  Matrix moved = Matrix::Zero(images.size(), images.x.cols());
  for (Index i = 0; i < images.size(); ++i) {
    for (Index r = std::max<Index>(0, down); r < std::min(height, height + down); ++r) {
      for (Index c = std::max<Index>(0, right); c < std::min(width, width + right); ++c) {
        moved(i, r * width + c) = images.x(i, (r - down) * width + c - right);
      }
    }
  }
  return moved;
}

/// Images that were moved by so many pixels, once in each direction.
struct MovedSet {
  Index pixels = 0;
  std::vector<Matrix> directions;  ///< up, down, left and right; unmoved there is only one
  double ink_lost = 0;             ///< the share of all ink that has left the pictures
};

inline MovedSet moved_set(const Dataset& images, Index pixels) {
  MovedSet set{.pixels = pixels, .directions = {moved_images(images, -pixels, 0)}};
  if (pixels > 0) {
    set.directions.push_back(moved_images(images, pixels, 0));
    set.directions.push_back(moved_images(images, 0, -pixels));
    set.directions.push_back(moved_images(images, 0, pixels));
  }
  double kept = 0;
  for (const auto& moved : set.directions) kept += moved.cast<double>().sum();
  const double ink = images.x.cast<double>().sum();
  if (ink > 0) set.ink_lost = 1 - kept / (ink * static_cast<double>(set.directions.size()));
  return set;
}

/// The test accuracy of a network for each set.
struct MovedAccuracy {
  std::string name;
  std::vector<Spread> by_pixels = {};
};

inline MovedAccuracy moved_accuracy(const std::string& name, Layer& network,
                                    const std::vector<MovedSet>& sets, const Labels& truth) {
  MovedAccuracy result{name};
  for (const auto& set : sets) {
    std::vector<double> accuracies;
    for (const auto& moved : set.directions) {
      accuracies.push_back(accuracy(predict(network, moved), truth));
    }
    result.by_pixels.emplace_back(accuracies);
  }
  return result;
}

inline void print_moved(const std::vector<MovedSet>& sets, const std::vector<MovedAccuracy>& all) {
  Table table({"pixels moved", "ink lost"});
  for (const auto& network : all) table.column(network.name);
  for (std::size_t i = 0; i < sets.size(); ++i) {
    table.row({sets[i].pixels, percent(sets[i].ink_lost)});
    for (const auto& network : all) table.add(network.by_pixels[i].text());
  }
  table.print();
}

inline void draw_moved(Plots& plots, const std::vector<MovedAccuracy>& all) {
  std::vector<Curve> curves;
  for (const auto& network : all) {
    auto& curve = curves.emplace_back(Curve{.name = network.name});
    for (std::size_t i = 0; i < network.by_pixels.size(); ++i) {
      curve.add(static_cast<double>(i), network.by_pixels[i]);
    }
  }
  const auto at_two = [&](std::size_t network) { return all[network].by_pixels[2].mean; };
  plots.curves(
      "moved",
      {fmt::format("Moved by 2 pixels: {:.3f} with learned filters, {:.3f} as drawn, {:.3f} with "
                   "dense layers",
                   at_two(2), at_two(1), at_two(0)),
       "pixels moved (mean and range of four directions)", "test accuracy"},
      curves);
}

/// What does a network say when the garment has moved?
inline std::vector<MovedAccuracy> shift_images(Plots& plots, Contenders& contenders,
                                               const Dataset& images) {
  std::vector<MovedSet> sets;
  for (Index pixels = 0; pixels <= 5; ++pixels) sets.push_back(moved_set(images, pixels));
  std::vector<MovedAccuracy> all = {
      moved_accuracy(contenders.dense.name, contenders.dense.network, sets, images.y)};
  for (auto* contender : {&contenders.drawn, &contenders.learned, &contenders.mean}) {
    all.push_back(moved_accuracy(contender->name, contender->network.layers, sets, images.y));
  }
  fmt::print("\nAccuracy on {} test images that were moved up, down, left or right:\n\n",
             images.size());
  print_moved(sets, all);
  draw_moved(plots, all);
  return all;
}

}  // namespace dl::lesson_12
