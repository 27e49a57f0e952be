#pragma once

#include <vector>

#include <fmt/format.h>

#include "arrow.hpp"
#include "common/plot.hpp"
#include "common/rng.hpp"
#include "common/toys.hpp"
#include "perceptron.hpp"
#include "train.hpp"

namespace dl::lesson_03 {

/// How does it learn? The boundary after each pass over samples that a line separates.
inline void watch_boundary(Plots& plots, Rng& rng) {
  const Box box{-0.5, 1.7, -0.5, 1.7};
  auto data = make_separable(60, 0.03, rng);
  data.x.array() += real(0.6);  // away from the origin, so that the bias has to be found too
  std::vector<Panel> panels;
  Perceptron perceptron(2);
  const auto mistakes = train(perceptron, data, real(0.1), 1000, [&](const Perceptron& now) {
    panels.push_back({.samples = &data,
                      .classify = regions([now](const RowRef& x) { return now.predict(x); }),
                      .arrows = weights_arrow(now, box)});
  });
  for (std::size_t pass = 0; pass < panels.size(); ++pass) {
    panels[pass].title = fmt::format("pass {}, mistakes: {}", pass + 1, mistakes[pass]);
  }
  fmt::print("\n60 separable samples: {} passes, mistakes in the last one: {}.\n", mistakes.size(),
             mistakes.back());
  // The first five and the last.
  if (panels.size() > 6) panels.erase(panels.begin() + 5, panels.end() - 1);
  plots.scatter("boundary",
                {fmt::format("Each mistake turns the weights and their boundary: {} mistakes in "
                             "the first pass, {} in pass {}",
                             mistakes.front(), mistakes.back(), mistakes.size()),
                 "", ""},
                panels, box);
}

}  // namespace dl::lesson_03
