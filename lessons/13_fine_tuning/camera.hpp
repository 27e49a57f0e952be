#pragma once

#include "common/dataset.hpp"
#include "common/rng.hpp"

namespace dl::lesson_13 {

/// The same pictures as another camera sees them: half the contrast, and noise.
inline Dataset other_camera(Dataset pictures, Rng& rng) {
  for (real& pixel : pictures.x.reshaped<Eigen::RowMajor>()) {
    pixel = static_cast<real>(0.5 * static_cast<double>(pixel) + rng.normal(0, 0.35));
  }
  return pictures;
}

}  // namespace dl::lesson_13
