#pragma once

#include "common/dataset.hpp"
#include "page.hpp"

namespace dl {

/// The images of Fashion-MNIST that the page gave last, `clothes` of book/files.py: a byte for the
/// class and 784 for the pixels, which become 0 to 1.
inline Dataset given_clothes() {
  const ImageShape shape = {1, 28, 28};
  const auto bytes = given_bytes();
  const auto length = static_cast<std::size_t>(1 + shape.size());
  Dataset clothes{.x = Matrix(static_cast<Index>(bytes.size() / length), shape.size()),
                  .y = {},
                  .class_names = {"T-shirt", "Trouser", "Pullover", "Dress", "Coat", "Sandal",
                                  "Shirt", "Sneaker", "Bag", "Boot"},
                  .shape = shape};
  for (Index i = 0; i < clothes.size(); ++i) {
    const auto record = bytes.substr(static_cast<std::size_t>(i) * length, length);
    clothes.y.push_back(static_cast<unsigned char>(record[0]));
    for (Index p = 0; p < shape.size(); ++p) {
      const auto pixel = static_cast<unsigned char>(record[static_cast<std::size_t>(1 + p)]);
      clothes.x(i, p) = static_cast<real>(pixel) / 255;
    }
  }
  return clothes;
}

}  // namespace dl
