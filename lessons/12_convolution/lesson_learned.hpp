#pragma once

#include <string>
#include <vector>

#include <fmt/format.h>

#include "contenders.hpp"
#include "costs.hpp"
#include "shift_images.hpp"

namespace dl::lesson_12 {

inline std::string what_was_learned(const Contenders& contenders,
                                    const std::vector<MovedAccuracy>& moved) {
  const auto accuracy_of = [](const auto& contender) { return contender.outcome.test_accuracy; };
  return fmt::format(
      "from raw pixels, convolutions reach {:.3f} with {} parameters, dense layers {:.3f} with {}, "
      "and filters left as they were drawn {:.3f}; moved by 2 pixels, {:.3f}, {:.3f} and {:.3f}.",
      accuracy_of(contenders.learned), cost_of(contenders.learned.network.layers).parameters,
      accuracy_of(contenders.dense), cost_of(contenders.dense.network).parameters,
      accuracy_of(contenders.drawn), moved[2].by_pixels[2].mean, moved[0].by_pixels[2].mean,
      moved[1].by_pixels[2].mean);
}

}  // namespace dl::lesson_12
