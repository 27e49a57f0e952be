#pragma once

#include <string>

#include <fmt/format.h>

#include "common/options.hpp"
#include "common/scoreboard.hpp"
#include "common/table.hpp"
#include "contenders.hpp"
#include "costs.hpp"

namespace dl::lesson_12 {

/// What do convolutions bring on raw pixels, and how much of it is learned?
inline void compare_networks(const Contenders& contenders, const TrainTest& data,
                             const Options& options) {
  Table table(
      {"network", "parameters", "multiplications", "test accuracy", "seconds of one processor"});
  const auto row = [&](const std::string& name, const Sequential& network, const Outcome& outcome) {
    const Cost cost = cost_of(network);
    table.row({name, cost.parameters, cost.multiplications, number(outcome.test_accuracy),
               options.quick ? "" : number(outcome.seconds, 0)});
  };
  row(contenders.dense.name, contenders.dense.network, contenders.dense.outcome);
  for (const auto* contender : {&contenders.drawn, &contenders.learned, &contenders.mean}) {
    row(contender->name, contender->network.layers, contender->outcome);
  }
  fmt::print("\nTrained on the raw pixels of {} images, {} passes:\n\n", data.train.size(),
             options.epochs);
  table.print();
  record_score(options, "convolutions", contenders.learned.outcome.test_accuracy);
}

}  // namespace dl::lesson_12
