#pragma once

#include "common/dataset.hpp"
#include "page.hpp"

namespace dl {

/// The images that the page gave last, as book/files.py puts them together: a byte for the class
/// and one for each pixel, 0 to `white`, which become 0 to 1.
inline Dataset given_images(const ImageShape& shape, real white,
                            const std::vector<std::string>& class_names) {
  const auto bytes = given_bytes();
  const auto length = static_cast<std::size_t>(1 + shape.size());
  Dataset images{.x = Matrix(static_cast<Index>(bytes.size() / length), shape.size()),
                 .y = {},
                 .class_names = class_names,
                 .shape = shape};
  for (Index i = 0; i < images.size(); ++i) {
    const auto record = bytes.substr(static_cast<std::size_t>(i) * length, length);
    images.y.push_back(static_cast<unsigned char>(record[0]));
    for (Index p = 0; p < shape.size(); ++p) {
      const auto pixel = static_cast<unsigned char>(record[static_cast<std::size_t>(1 + p)]);
      images.x(i, p) = static_cast<real>(pixel) / white;
    }
  }
  return images;
}

/// The images of Fashion-MNIST, `clothes` of book/files.py.
inline Dataset given_clothes() {
  return given_images({1, 28, 28}, 255,
                      {"T-shirt", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt",
                       "Sneaker", "Bag", "Boot"});
}

}  // namespace dl
