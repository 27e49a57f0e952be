#pragma once

#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "common/table.hpp"
#include "lab.hpp"
#include "networks.hpp"
#include "solutions/04_mlp/activations.hpp"
#include "trials.hpp"

namespace dl::lesson_09 {

/// On which side of the activation does batch norm belong?
inline void before_or_after(const Lab& lab, Table& claims) {
  Table table(
      {"activation", "before", "after", "before gains over after", "loss before", "loss after"});
  std::vector<std::string> gains;
  for (const Activation activation : {Activation::sigmoid, Activation::tanh, Activation::relu}) {
    const auto best = [&](Place place) {
      const Plan plan{.norm = Norm::batch,
                      .hidden = hidden_layers(4),
                      .activation = activation,
                      .place = place};
      return best_of(try_learning_rates({0.03, 0.1, 0.3, 1}, plan, lab));
    };
    const Trial before = best(Place::before_activation);
    const Trial after = best(Place::after_activation);
    const Spread gained = gain(before, after);
    table.row({name_of(activation), before.accuracy().text(), after.accuracy().text(),
               gained.text(), number(before.loss(), 3), number(after.loss(), 3)});
    gains.push_back(fmt::format("{} {:.3f}", name_of(activation), gained.mean));
  }
  fmt::print(
      "\nBatch norm before or after the activation, four hidden layers, "
      "the best of four learning rates:\n\n");
  table.print();
  claims.row({"C09.2", "batch norm is best before the activation",
              fmt::format("gains over after: {}", fmt::join(gains, ", "))});
}

}  // namespace dl::lesson_09
