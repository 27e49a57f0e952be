#pragma once

#include <string>
#include <vector>

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

/// Which gates can a perceptron learn? AND, OR and NAND, but not XOR.
inline void learn_gates(Plots& plots) {
  std::vector<Gate> gates = {{"AND", truth_table({0, 0, 0, 1})},
                             {"OR", truth_table({0, 1, 1, 1})},
                             {"NAND", truth_table({1, 1, 1, 0})},
                             {"XOR", truth_table({0, 1, 1, 0})}};
  for (auto& gate : gates) gate.mistakes = train(gate.perceptron, gate.rows, 1, 20);

  Table table({"gate", "passes", "mistakes in the last", "weights and bias"});
  std::vector<Curve> mistakes;
  std::vector<Panel> panels;
  for (const Gate& gate : gates) {
    table.row({gate.name, gate.mistakes.size(), gate.mistakes.back(), weights_of(gate.perceptron)});
    mistakes.push_back(over_epochs(gate.name, {gate.mistakes.begin(), gate.mistakes.end()}));
    panels.push_back({gate.name, &gate.rows,
                      regions([&gate](const RowRef& x) { return gate.perceptron.predict(x); })});
  }
  table.print();
  plots.curves("gates", {"XOR never comes to rest", "pass over the four rows", "mistakes"},
               mistakes);
  plots.scatter("gate_boundaries", {"One line parts AND, OR and NAND; none parts XOR", "", ""},
                panels, {-0.5, 1.5, -0.5, 1.5});
}

}  // namespace dl::lesson_03
