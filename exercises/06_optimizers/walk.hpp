#pragma once

#include <cmath>
#include <vector>

#include "optimizer.hpp"
#include "solutions/05_gradient_descent/descend.hpp"
#include "surfaces.hpp"

namespace dl {

/// The result of walking down a surface.
struct Walk {
  std::vector<Point> path;
  int steps = 0;         ///< as many as were made
  bool arrived = false;  ///< at the surface's goal
  bool diverged = false;
};

/// Walks from the surface's start to its goal, or `max_steps` steps. `make_optimizer` makes an
/// optimizer (a unique_ptr) for the parameters it is given.
template <typename MakeOptimizer>
Walk walk(const Surface& surface, MakeOptimizer make_optimizer, int max_steps) {
  Parameter place(Matrix::Zero(1, 2));
  place.value << static_cast<real>(surface.start.x), static_cast<real>(surface.start.y);
  const auto optimizer = make_optimizer(Parameters{&place});
  Walk result;
  while (true) {
    const Point here{place.value(0, 0), place.value(0, 1)};
    const double height = surface.height(here);
    result.diverged = !(std::abs(height) <= divergence_limit);
    if (result.diverged) return result;
    result.path.push_back(here);
    result.arrived = height <= surface.goal;
    if (result.arrived || result.steps == max_steps) return result;
    const Point slope = surface.gradient(here);
    place.gradient << static_cast<real>(slope.x), static_cast<real>(slope.y);
    optimizer->step();
    ++result.steps;
  }
}

}  // namespace dl
