#pragma once

#include <algorithm>
#include <vector>

#include "common/dataset.hpp"
#include "rules.hpp"

namespace dl::lesson_01 {

/// For each rule, the images that come to it: those that meet it and none before it. An
/// image that meets no rule is left out.
inline std::vector<std::vector<Index>> images_by_rule(const RuleList& rules, const Dataset& data) {
  std::vector<std::vector<Index>> images(rules.size());
  for (Index i = 0; i < data.size(); ++i) {
    const int rule = first_match(rules, image(data, i));
    if (rule >= 0) images[static_cast<std::size_t>(rule)].push_back(i);
  }
  return images;
}

/// How many of some images are of a class.
inline Index count_of(int label, const std::vector<Index>& images, const Dataset& data) {
  return std::ranges::count_if(images, [&](Index i) { return data.y[i] == label; });
}

}  // namespace dl::lesson_01
