#pragma once

#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/matrix.hpp"
#include "common/plot.hpp"
#include "common/product.hpp"
#include "common/table.hpp"
#include "direct_convolution.hpp"
#include "unfold.hpp"

namespace dl::lesson_12 {

/// The number in each pixel of one image, row by row: "1 0 2 / 3 1 0 / 0 2 1".
inline std::string in_rows(const RowRef& x, Index width) {
  std::string text;
  for (Index i = 0; i < x.size(); ++i) {
    text += fmt::format("{}{:g}", i == 0 ? "" : i % width == 0 ? " / " : " ", x(i));
  }
  return text;
}

/// How do all the places of a window become one matrix product? An image of 3×3 pixels and a window
/// of 2×2, number by number.
inline void work_by_hand(Plots& plots) {
  const ImageShape shape = {1, 3, 3};
  const Window window = {.size = 2};
  Matrix image(1, 9), weight(4, 1), bias(1, 1);
  image << 1, 0, 2, 3, 1, 0, 0, 2, 1;
  weight << 1, -1, 2, 0;
  bias << 1;
  Matrix columns;
  Unfold(shape, window).unfold(image.row(0), columns);
  Matrix sums;
  multiply_transposed_a(weight, columns, sums);
  sums.array() += bias(0, 0);

  fmt::print(
      "A convolution. Image {}, weights {}, bias {:g}; each column is a place of the window:\n\n",
      in_rows(image.row(0), 3), in_rows(weight.col(0).transpose(), 2), bias(0, 0));
  const std::vector<std::string> names = {"up left", "up right", "down left", "down right"};
  Table table({"pixel of the window", "weight", names[0], names[1], names[2], names[3]});
  for (Index k = 0; k < columns.rows(); ++k) {
    table.row({names[static_cast<std::size_t>(k)], weight(k, 0), columns(k, 0), columns(k, 1),
               columns(k, 2), columns(k, 3)});
  }
  table.row({"by one product", "", sums(0, 0), sums(0, 1), sums(0, 2), sums(0, 3)});
  const RowVector direct = convolve_directly(image.row(0), shape, weight, bias.row(0), window);
  table.row({"number by number", "", direct(0), direct(1), direct(2), direct(3)});
  table.print();
  plots.heat_map("unfolded",
                 {fmt::format("One column for each place of the window; weights {}, bias {:g} make "
                              "{:g}, {:g}, {:g} and {:g} of them",
                              in_rows(weight.col(0).transpose(), 2), bias(0, 0), sums(0, 0),
                              sums(0, 1), sums(0, 2), sums(0, 3)),
                  "place of the window", "pixel of the window"},
                 columns, names, names, {.quantity = "pixel", .decimals = 0});
}

}  // namespace dl::lesson_12
