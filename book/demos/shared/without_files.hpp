#pragma once

#include <cmath>

#include "common/dataset.hpp"

// Of common/dataset.cpp what a page needs: as a whole it reads files, which a page has not.
namespace dl {

inline Image image(const Dataset& data, Index i) {
  return {data.x.row(i).data(), data.shape.height, data.shape.width};
}

inline void standardize(Dataset& data) {
  const auto x = data.x.cast<double>().array();
  const double mean = x.mean();
  const double deviation = std::sqrt((x * x).mean() - mean * mean);
  data.x.array() = (data.x.array() - static_cast<real>(mean)) / static_cast<real>(deviation);
}

}  // namespace dl
