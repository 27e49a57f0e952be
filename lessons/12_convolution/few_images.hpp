#pragma once

#include "common/dataset.hpp"
#include "common/options.hpp"
#include "common/subset.hpp"

namespace dl::lesson_12 {

/// A quick run shows that the program runs: few images will do.
inline TrainTest few_if_quick(TrainTest data, const Options& options) {
  if (!options.quick) return data;
  return {first_samples(data.train, 300), first_samples(data.test, 200)};
}

}  // namespace dl::lesson_12
