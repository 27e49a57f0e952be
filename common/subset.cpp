#include "subset.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

namespace dl {

Dataset first_samples(const Dataset& data, Index count) {
  count = std::min(count, data.size());
  return {.x = data.x.topRows(count),
          .y = {data.y.begin(), data.y.begin() + count},
          .class_names = data.class_names,
          .shape = data.shape};
}

Dataset even_samples(Dataset data) {
  if (data.size() % 2 == 0) return data;
  data.x.conservativeResize(data.size() - 1, Eigen::NoChange);
  data.y.pop_back();
  return data;
}

Index first_of_class(const Dataset& data, int label) {
  const auto found = std::ranges::find(data.y, label);
  if (found != data.y.end()) return found - data.y.begin();
  throw std::runtime_error(
      fmt::format("none of {} images is of the class {}, and this lesson shows one", data.size(),
                  data.class_names.at(static_cast<std::size_t>(label))));
}

void need_images(const Dataset& data, const std::string& kind, Index count) {
  if (data.size() >= count) return;
  throw std::runtime_error(
      fmt::format("{} {} images: this lesson needs {} or more", data.size(), kind, count));
}

void need_of_each_class(const Dataset& data, const std::string& kind, Index count) {
  for (int label = 0; label < data.classes(); ++label) {
    const auto found = std::ranges::count(data.y, label);
    if (found >= count) continue;
    throw std::runtime_error(
        fmt::format("{} {} images of the class {}: this lesson needs {} or more of each class",
                    found, kind, data.class_names[static_cast<std::size_t>(label)], count));
  }
}

}  // namespace dl
