#pragma once

#include <cmath>
#include <functional>
#include <string>

#include "common/matrix.hpp"

namespace dl {

/// A place on the plane.
struct Point {
  double x = 0;
  double y = 0;
};

/// A landscape to walk down on.
struct Surface {
  std::string name;
  std::function<double(Point)> height;
  std::function<Point(Point)> gradient;  ///< dheight/dx and dheight/dy
  Point start;
  double goal = 0;  ///< arrived where the height is at most this
};

/// x² - y² + y⁴ / 4: a saddle at the origin between two valleys of height -1 at y = ±√2. The start
/// lies close to the line y = 0, where the slope leads straight to the saddle.
inline Surface saddle() {
  return {"saddle",
          [](Point p) { return p.x * p.x - p.y * p.y + std::pow(p.y, 4) / 4; },
          [](Point p) { return Point{2 * p.x, std::pow(p.y, 3) - 2 * p.y}; },
          {-1.5, 1e-4},
          -0.99};
}

/// A wide bowl, (x - 2)² / 10 + y² / 2, with a ridge of height `ridge` across it at x = 0. Before
/// the ridge there is a local minimum; the goal is the bottom of the bowl behind it.
inline Surface barrier(const std::string& name, double ridge) {
  return {name,
          [ridge](Point p) {
            return (p.x - 2) * (p.x - 2) / 10 + p.y * p.y / 2 + ridge * std::exp(-4 * p.x * p.x);
          },
          [ridge](Point p) {
            return Point{(p.x - 2) / 5 - 8 * ridge * p.x * std::exp(-4 * p.x * p.x), p.y};
          },
          {-2.5, 1},
          0.01};
}

/// Rosenbrock's ravine (1960), (1 - x)² + 100 (y - x²)²: curved, steep across, almost flat along.
inline Surface rosenbrock() {
  return {"ravine (Rosenbrock)",
          [](Point p) {
            return (1 - p.x) * (1 - p.x) + 100 * (p.y - p.x * p.x) * (p.y - p.x * p.x);
          },
          [](Point p) {
            return Point{-2 * (1 - p.x) - 400 * p.x * (p.y - p.x * p.x), 200 * (p.y - p.x * p.x)};
          },
          {-1.2, 1},
          1e-3};
}

/// Beale's function (1958): flat plains, steep walls in the corners, the minimum 0 at (3, 0.5).
inline Surface beale() {
  return {"Beale",
          [](Point p) {
            const auto [x, y] = p;
            return std::pow(1.5 - x + x * y, 2) + std::pow(2.25 - x + x * y * y, 2) +
                   std::pow(2.625 - x + x * y * y * y, 2);
          },
          [](Point p) {
            const auto [x, y] = p;
            const double a = 1.5 - x + x * y;
            const double b = 2.25 - x + x * y * y;
            const double c = 2.625 - x + x * y * y * y;
            return Point{2 * (a * (y - 1) + b * (y * y - 1) + c * (y * y * y - 1)),
                         2 * (a * x + b * 2 * x * y + c * 3 * x * y * y)};
          },
          {1, 1},
          1e-3};
}

}  // namespace dl
