#pragma once

#include "lessons/13_fine_tuning/networks.hpp"

namespace dl {

inline const ImageShape clothes_shape = {1, 28, 28};

/// Lesson 13's network with 32 features instead of 64, so that a page can carry its weights.
inline BodyAndHead small_network(Rng& rng) {
  constexpr Index features = 32;
  Sequential body;
  const ImageShape first = lesson_13::add_block(body, clothes_shape, 8, rng);
  const ImageShape second = lesson_13::add_block(body, first, 16, rng);
  body.add<Dense>(second.size(), features, rng);
  body.add<ActivationLayer>(Activation::relu);
  return {std::move(body), features, 10, rng};
}

}  // namespace dl
