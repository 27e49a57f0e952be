#pragma once

#include "book/demos/shared/page.hpp"
#include "common/dataset.hpp"

namespace dl {

/// As common/dataset.cpp, of what the page gives instead of a file: a byte for the digit and 64 for
/// the pixels, 0 to 16.
inline Dataset load_digits() {
  constexpr std::size_t length = 65;
  const auto bytes = given_bytes();
  Dataset digits{.x = Matrix(static_cast<Index>(bytes.size() / length), 64),
                 .y = {},
                 .class_names = std::vector<std::string>(10),
                 .shape = {1, 8, 8}};
  for (Index i = 0; i < digits.size(); ++i) {
    const auto record = bytes.substr(static_cast<std::size_t>(i) * length, length);
    digits.y.push_back(record[0]);
    for (Index p = 0; p < 64; ++p) {
      digits.x(i, p) = static_cast<real>(record[static_cast<std::size_t>(1 + p)]) / 16;
    }
  }
  return digits;
}

}  // namespace dl
