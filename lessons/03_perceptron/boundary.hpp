#pragma once

#include <vector>

#include <fmt/format.h>

#include "common/plot.hpp"
#include "common/rng.hpp"
#include "common/toys.hpp"
#include "perceptron.hpp"
#include "train.hpp"

namespace dl::lesson_03 {

/// How does it learn? The boundary after each pass over samples that a line separates.
inline void watch_boundary(Plots& plots, Rng& rng) {
  auto data = make_separable(60, 0.03, rng);
  data.x.array() += real(0.6);  // away from the origin, so that the bias has to be found too
  std::vector<Panel> panels;
  Perceptron perceptron(2);
  const auto mistakes = train(perceptron, data, real(0.1), 1000, [&](const Perceptron& now) {
    panels.push_back({fmt::format("pass {}", panels.size() + 1), &data,
                      regions([now](const RowRef& x) { return now.predict(x); })});
  });
  fmt::print("\n60 separable samples: no mistake is left in pass {}.\n", mistakes.size());
  // The first seven and the last.
  if (panels.size() > 8) panels.erase(panels.begin() + 7, panels.end() - 1);
  plots.scatter("boundary", {"The boundary turns with every mistake, until there is none", "", ""},
                panels, {-0.5, 1.7, -0.5, 1.7});
}

}  // namespace dl::lesson_03
