#include "toys.hpp"

#include <cmath>
#include <numbers>
#include <stdexcept>

namespace dl {
namespace {

struct Point {
  double x1;
  double x2;
};

/// Fills n samples with classes 0, 1, 0, 1, ...; `point(label)` draws one.
template <typename Draw>
Dataset two_classes(Index n, Draw point) {
  Dataset data{.x = Matrix(n, 2), .y = Labels(n), .class_names = {"0", "1"}, .shape = {}};
  for (Index i = 0; i < n; ++i) {
    data.y[i] = static_cast<int>(i % 2);
    const auto [x1, x2] = point(data.y[i]);
    data.x.row(i) << static_cast<real>(x1), static_cast<real>(x2);
  }
  return data;
}

}  // namespace

Dataset make_xor(Index n, double noise, Rng& rng) {
  return two_classes(n, [&](int label) {
    const double x1 = rng.index(2) == 0 ? -1 : 1;
    const double x2 = label == 1 ? -x1 : x1;
    return Point{rng.normal(x1, noise), rng.normal(x2, noise)};
  });
}

Dataset make_moons(Index n, double noise, Rng& rng) {
  return two_classes(n, [&](int label) {
    const double angle = rng.uniform(0, std::numbers::pi);
    const double side = label == 0 ? 1 : -1;
    return Point{rng.normal(side * (std::cos(angle) - 0.5), noise),
                 rng.normal(side * (std::sin(angle) - 0.25), noise)};
  });
}

Dataset make_spirals(Index n, double noise, Rng& rng) {
  return two_classes(n, [&](int label) {
    const double t = std::sqrt(rng.uniform());
    const double angle = 3 * std::numbers::pi * t + label * std::numbers::pi;
    return Point{rng.normal(2 * t * std::cos(angle), noise),
                 rng.normal(2 * t * std::sin(angle), noise)};
  });
}

Dataset make_blobs(Index n, double standard_deviation, Rng& rng) {
  return two_classes(n, [&](int label) {
    const double centre = label == 0 ? -1 : 1;
    return Point{rng.normal(centre, standard_deviation), rng.normal(centre, standard_deviation)};
  });
}

Dataset make_separable(Index n, double margin, Rng& rng) {
  if (!(margin <= 1.3)) throw std::invalid_argument("make_separable: expected a margin up to 1.3");
  return two_classes(n, [&](int label) {
    for (;;) {
      const Point p{rng.uniform(-1, 1), rng.uniform(-1, 1)};
      const double distance = (p.x1 + p.x2) / std::numbers::sqrt2;
      if ((label == 1 ? distance : -distance) >= margin) return p;
    }
  });
}

}  // namespace dl
