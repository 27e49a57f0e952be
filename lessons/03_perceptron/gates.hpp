#pragma once

#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/plot.hpp"
#include "common/table.hpp"
#include "perceptron.hpp"
#include "train.hpp"
#include "truth_table.hpp"

namespace dl::lesson_03 {

/// A gate, and the perceptron that learned it as well as it can.
struct Gate {
  std::string name;
  Dataset rows;
  Perceptron perceptron = Perceptron(2);
  std::vector<int> mistakes = {};  ///< in each pass over the rows
};

/// "Training ends without a mistake: AND, OR, NAND; with some: XOR"
inline std::string how_they_end(const std::vector<Gate>& gates) {
  std::vector<std::string> learned;
  std::vector<std::string> not_learned;
  for (const auto& gate : gates) {
    (gate.mistakes.back() == 0 ? learned : not_learned).push_back(gate.name);
  }
  return fmt::format("Training ends without a mistake: {}; with some: {}", fmt::join(learned, ", "),
                     fmt::join(not_learned, ", "));
}

/// Which gates can a perceptron learn? AND, OR and NAND, but not XOR.
inline void learn_gates(Plots& plots) {
  std::vector<Gate> gates = {{"AND", truth_table({0, 0, 0, 1})},
                             {"OR", truth_table({0, 1, 1, 1})},
                             {"NAND", truth_table({1, 1, 1, 0})},
                             {"XOR", truth_table({0, 1, 1, 0})}};
  for (auto& gate : gates) gate.mistakes = train(gate.perceptron, gate.rows, 1, 20);

  Table table({"gate", "passes", "mistakes in the last", "weights and bias"});
  std::vector<CurvePanel> mistakes;
  std::vector<Panel> panels;
  for (const Gate& gate : gates) {
    table.row({gate.name, gate.mistakes.size(), gate.mistakes.back(), weights_of(gate.perceptron)});
    mistakes.push_back(
        {gate.name, {over_epochs("mistakes", {gate.mistakes.begin(), gate.mistakes.end()})}});
    panels.push_back({gate.name, &gate.rows,
                      regions([&gate](const RowRef& x) { return gate.perceptron.predict(x); })});
  }
  fmt::print("At most 20 passes over the four rows of a gate:\n\n");
  table.print();
  plots.curve_panels("gates",
                     {how_they_end(gates), "pass over the four rows", "mistakes in the pass"},
                     mistakes, {.y = {.low = 0}}, 4);
  plots.scatter("gate_boundaries", {how_they_end(gates), "", ""}, panels, {-0.5, 1.5, -0.5, 1.5},
                4);
}

}  // namespace dl::lesson_03
