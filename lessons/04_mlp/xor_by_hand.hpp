#pragma once

#include <vector>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/plot.hpp"
#include "common/table.hpp"
#include "decision_regions.hpp"
#include "mlp.hpp"
#include "xor_network.hpp"

namespace dl::lesson_04 {

inline Dataset xor_inputs() {
  Dataset inputs{.x = Matrix(4, 2), .y = {0, 1, 1, 0}, .class_names = {"0", "1"}, .shape = {}};
  inputs.x << 0, 0, 0, 1, 1, 0, 1, 1;
  return inputs;
}

/// `hidden` [4, 2] is what the hidden units answer to the inputs, `output` [4, 1] the network.
inline void print_answers(const Dataset& inputs, const Matrix& hidden, const Matrix& output) {
  Table table({"x1 x2", "hidden 1", "hidden 2", "output", "wanted"});
  for (Index i = 0; i < inputs.size(); ++i) {
    table.row({fmt::format("{:g} {:g}", inputs.x(i, 0), inputs.x(i, 1)), hidden(i, 0), hidden(i, 1),
               output(i, 0), inputs.y[i]});
  }
  fmt::print("\nXOR with two hidden units, weights set by hand:\n\n");
  table.print();
}

/// An arrow for each sample that the hidden layer has moved.
inline std::vector<Arrow> moves(const Matrix& from, const Matrix& to) {
  std::vector<Arrow> arrows;
  for (Index i = 0; i < from.rows(); ++i) {
    if (from.row(i) == to.row(i)) continue;
    arrows.push_back({{from(i, 0), from(i, 1)}, {to(i, 0), to(i, 1)}});
  }
  return arrows;
}

/// How do two hidden units, each with its line, solve XOR? The output unit reads them, and in their
/// plane one line is enough.
inline void solve_xor(Plots& plots) {
  const Dataset inputs = xor_inputs();
  const Mlp network = xor_network();
  const MlpLayer& hidden = network.layers[0];
  const MlpLayer& output = network.layers[1];
  Dataset seen = inputs;  // as the output unit sees them
  seen.x = Mlp{{hidden}}.forward(inputs.x);
  print_answers(inputs, seen.x, network.forward(inputs.x));

  std::vector<Panel> panels;
  for (Index j = 0; j < 2; ++j) {
    const MlpLayer unit{hidden.weight.col(j), hidden.bias.segment(j, 1), hidden.activation};
    panels.push_back({fmt::format("hidden unit {}", j + 1), &inputs, regions_of({{unit}})});
  }
  panels.push_back({"output", &inputs, regions_of(network)});
  panels.push_back(
      {"output, by h₁, h₂", &seen, regions_of({{output}}), "h₁", "h₂", moves(inputs.x, seen.x)});
  for (Panel& panel : panels) panel.rings = false;  // a hidden unit is not wrong, it helps
  plots.scatter(
      "xor",
      {"XOR from two lines; for the output unit, which reads h₁ and h₂, one is enough", "x₁", "x₂"},
      panels, {-0.5, 1.5, -0.5, 1.5}, 4);
}

}  // namespace dl::lesson_04
