#pragma once

#include "matrix.hpp"
#include "rng.hpp"

namespace dl {

/// The labels, each with probability `share` in place of another class, every other one as likely.
/// There must be two classes.
inline Labels with_label_noise(Labels labels, double share, int classes, Rng& rng) {
  for (int& label : labels) {
    if (rng.uniform() < share) {
      label = (label + 1 + static_cast<int>(rng.index(classes - 1))) % classes;
    }
  }
  return labels;
}

}  // namespace dl
