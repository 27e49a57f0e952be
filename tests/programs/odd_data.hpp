#pragma once

#include <functional>
#include <string>
#include <vector>

#include "common/dataset.hpp"
#include "tests/testing.hpp"

namespace dl {

/// A folder for --data that nobody made with the lessons in mind: parts of the mini data.
struct OddData {
  std::string name;
  Index training = 6000;  ///< the first of them
  Index test = 1000;      ///< again the first
  std::function<bool(int)> has_class = [](int) { return true; };
  double ink = 1;                    ///< 0: all images are black
  Index side = 28;                   ///< in pixels
  bool every_class_to_test = false;  ///< even those without training images
};

inline std::vector<OddData> odd_data() {
  std::vector<OddData> all;
  for (const Index n : {1, 2, 10, 100, 499, 699, 990, 1000, 1301, 2500, 3001}) {
    all.push_back({.name = fmt::format("{} images", n), .training = n});
  }
  all.push_back({.name = "10 + 10 images", .training = 10, .test = 10});
  all.push_back({.name = "one image to test", .test = 1});
  all.push_back({.name = "49 images to test", .test = 49});
  all.push_back({.name = "two classes", .has_class = [](int c) { return c == 3 || c == 7; }});
  all.push_back({.name = "one class", .has_class = [](int c) { return c == 4; }});
  all.push_back({.name = "no first class", .has_class = [](int c) { return c != 0; }});
  all.push_back({.name = "no last class", .has_class = [](int c) { return c != 9; }});
  all.push_back({.name = "a class to test alone",
                 .has_class = [](int c) { return c != 6; },
                 .every_class_to_test = true});
  all.push_back({.name = "black", .ink = 0});
  all.push_back({.name = "14 by 14 pixels", .side = 14});
  return all;
}

inline const OddData& odd_data(const std::vector<OddData>& all, const std::string& name) {
  return *std::ranges::find(all, name, &OddData::name);
}

/// Writes one half of the data, "train" or "t10k", as IDX files.
inline void write_part(const std::filesystem::path& folder, const std::string& part,
                       const Dataset& images, const OddData& odd) {
  const bool all_classes = part == "t10k" && odd.every_class_to_test;
  const Index most = part == "train" ? odd.training : odd.test;
  std::string pixels, labels;
  for (Index i = 0; i < images.size() && std::ssize(labels) < most; ++i) {
    const int label = images.y[static_cast<std::size_t>(i)];
    if (!all_classes && !odd.has_class(label)) continue;
    labels += static_cast<char>(label);
    for (Index p = 0; p < odd.side * odd.side; ++p) {
      pixels += static_cast<char>(odd.ink * 255 * static_cast<double>(images.x(i, p)) + 0.5);
    }
  }
  const auto number = [](std::size_t n) {
    std::string bytes;
    for (const int shift : {24, 16, 8, 0}) bytes += static_cast<char>(n >> shift & 0xff);
    return bytes;
  };
  const auto side = number(static_cast<std::size_t>(odd.side));
  write_text(folder / (part + "-images-idx3-ubyte"),
             number(0x803) + number(labels.size()) + side + side + pixels);
  write_text(folder / (part + "-labels-idx1-ubyte"),
             number(0x801) + number(labels.size()) + labels);
}

inline void write_data(const std::filesystem::path& folder, const OddData& odd) {
  static const auto [train, test] = load_fashion_mnist("mini");
  write_part(folder, "train", train, odd);
  write_part(folder, "t10k", test, odd);
}

}  // namespace dl
