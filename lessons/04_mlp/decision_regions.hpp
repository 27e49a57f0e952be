#pragma once

#include <functional>
#include <utility>

#include "common/plot.hpp"
#include "mlp.hpp"

namespace dl::lesson_04 {

/// Class 1 where on the plane the network's one output is above 0.5, class 0 elsewhere.
inline std::function<int(double x1, double x2)> regions_of(Mlp network) {
  return regions([network = std::move(network)](const RowVector& x) {
    return network.forward(x)(0, 0) > 0.5 ? 1 : 0;
  });
}

}  // namespace dl::lesson_04
