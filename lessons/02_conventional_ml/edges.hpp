#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/plot.hpp"
#include "common/spread.hpp"
#include "common/subset.hpp"
#include "common/table.hpp"
#include "hog.hpp"

namespace dl::lesson_02 {

/// The picture one column further to the right; what comes in at the left is empty.
inline Matrix moved(const Image& image) {
  Matrix result = Matrix::Zero(image.rows(), image.cols());
  result.rightCols(image.cols() - 1) = image.leftCols(image.cols() - 1);
  return result;
}

/// How far two pictures lie apart, in pixels and in HOG, as a share of the first one's length.
struct Apart {
  std::vector<double> pixels = {};
  std::vector<double> hog = {};

  /// A picture of one brightness has no length to take a share of.
  void add(const Image& a, const Matrix& b) {
    const auto of_a = dl::hog(a);
    if (a.isZero(0) || of_a.isZero(0)) return;
    const auto of_b = dl::hog(Image(b.data(), b.rows(), b.cols()));
    pixels.push_back((a - b).norm() / a.norm());
    hog.push_back((of_a - of_b).norm() / of_a.norm());
  }
  std::vector<std::string> row(const std::string& name) const {
    if (pixels.empty()) return {name, "-", "-"};
    return {name, percent(mean(pixels), 1), percent(mean(hog), 1)};
  }
};

/// What HOG does not mind: a paler picture. And what it minds nearly as much as the pixels do.
inline void show_what_changes(const Dataset& data) {
  Apart paler, further, other;
  std::vector<Index> last_of_class(data.class_names.size(), -1);
  for (Index i = 0; i < data.size(); ++i) {
    const auto picture = image(data, i);
    paler.add(picture, picture / 2);
    further.add(picture, moved(picture));
    Index& last = last_of_class[static_cast<std::size_t>(data.y[i])];
    if (last >= 0) other.add(picture, image(data, last));
    last = i;
  }
  Table table({"beside the picture", "pixels", "HOG"});
  table.row(paler.row("the same, half as bright"));
  table.row(further.row("the same, one pixel to the right"));
  table.row(other.row("another one of its class"));
  fmt::print("\nHow far apart, as a share of the length, the mean over {} images:\n\n",
             data.size());
  table.print();
}

/// In each cell the edges that it counts, as lines through its middle: the darker, the more. An
/// edge runs across its gradient.
inline Matrix edge_lines(const Image& image) {
  constexpr Index side = 11;
  const Matrix histograms = cell_histograms(image_gradients(image));
  const Index across = image.cols() / hog_cell;
  Matrix picture = Matrix::Zero(image.rows() / hog_cell * side, across * side);
  for (Index cell = 0; cell < histograms.rows(); ++cell) {
    for (Index bin = 0; bin < hog_bins; ++bin) {
      const double angle = 2 * std::numbers::pi * static_cast<double>(bin) / hog_bins;
      for (double along = -4; along <= 4; along += 0.25) {
        const auto r = cell / across * side + side / 2 + std::lround(along * std::cos(angle));
        const auto c = cell % across * side + side / 2 - std::lround(along * std::sin(angle));
        picture(r, c) = std::max(picture(r, c), histograms(cell, bin));
      }
    }
  }
  return picture;
}

/// Two pictures on their way to HOG: the brightness, its gradient, the directions in each cell.
inline void draw_edges(Plots& plots, const Dataset& data) {
  std::vector<Picture> pictures;
  for (const int label : {7, 3}) {  // a sneaker, a dress
    const auto picture = image(data, first_of_class(data, label));
    const auto g = image_gradients(picture);
    pictures.push_back({picture, data.class_names[static_cast<std::size_t>(label)]});
    pictures.push_back({(g.right.array().square() + g.down.array().square()).sqrt(),
                        "how fast the brightness changes"});
    pictures.push_back({edge_lines(picture), "the directions of the edges in each cell"});
  }
  plots.images("edges", {"What HOG measures: where the edges are and which way they run", "", ""},
               pictures, 3);
}

}  // namespace dl::lesson_02
