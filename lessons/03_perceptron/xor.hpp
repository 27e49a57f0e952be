#pragma once

#include <string>
#include <vector>

#include <fmt/format.h>

#include "arrow.hpp"
#include "common/plot.hpp"
#include "perceptron.hpp"
#include "truth_table.hpp"

namespace dl::lesson_03 {

/// Why does XOR never come to rest? The boundary after each mistake: it wanders, and comes back.
inline void watch_xor(Plots& plots) {
  constexpr std::size_t shown = 8;
  const Box box{-0.5, 1.5, -0.5, 1.5};
  const auto rows = truth_table({0, 1, 1, 0});
  Perceptron p(2);
  std::vector<Panel> panels;
  std::string before;
  int passes = 0;
  // A pass that ends with the weights it began with will be followed by the same, for ever.
  do {
    before = weights_of(p);
    for (Index i = 0; i < rows.size(); ++i) {
      const bool mistake = p.learn(rows.x.row(i), rows.y[i], 1);
      if (!mistake || panels.size() == shown) continue;
      panels.push_back({.title = fmt::format("mistake {}", panels.size() + 1),
                        .samples = &rows,
                        .classify = regions([p](const RowRef& x) { return p.predict(x); }),
                        .arrows = weights_arrow(p, box),
                        .marked = {i}});
    }
    ++passes;
  } while (weights_of(p) != before);
  fmt::print("\nXOR: pass {} ends with the weights it began with, {}: it goes round for ever.\n",
             passes, before);
  const std::string said = "wherever the line goes, at least one of the four is wrong";
  plots.scatter("xor_wanders",
                {.title = "XOR after each mistake (framed): " + said,
                 .without_colour = "XOR after each mistake: " + said},
                panels, box);
}

}  // namespace dl::lesson_03
