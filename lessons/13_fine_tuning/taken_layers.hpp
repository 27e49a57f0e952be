#pragma once

#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/plot.hpp"
#include "common/progress.hpp"
#include "common/table.hpp"
#include "lab.hpp"
#include "layers.hpp"
#include "tasks.hpp"
#include "trials.hpp"
#include "ways.hpp"

namespace dl::lesson_13 {

/// The weights of the first `count` layers alone.
inline Weights first_layers(const Weights& weights, std::size_t count) {
  Weights first;
  for (std::size_t i = 0; i < count; ++i) {
    for (const auto& [name, matrix] : weights) {
      if (name.starts_with(layers_with_weights()[i].prefix)) first[name] = matrix;
    }
  }
  return first;
}

/// Which layers' weights are worth taking over? The first ones are, the others begin at random, and
/// all are trained on at the rate for random weights (after Yosinski and others 2014, figure 1).
inline void taken_layers(const std::vector<Trial>& trials, const Pretrained& pretrained,
                         const Lab& lab, Plots& plots) {
  const auto& layers = layers_with_weights();
  const Trial& scratch = trial_of(trials, Way::scratch, watched_k);
  Table table({"taken over", "test accuracy", "gained over nothing"});
  DotGroup dots{.name = "all layers trained", .style = style_of(Way::all_layers)};
  const auto add = [&](const std::string& taken, const Trial& trial) {
    table.row({taken, trial.accuracy().text(), gain(trial, scratch).text()});
    dots.dots.push_back(dot_of(taken, trial.accuracy()));
  };
  add("nothing", scratch);
  Progress progress("taken layers", static_cast<long>(layers.size()));
  for (std::size_t count = 1; count <= layers.size(); ++count) {
    const Weights first = first_layers(pretrained.weights, count);
    add(fmt::format("{}{}", count == 1 ? "" : "up to ", layers[count - 1].words),
        try_way(Way::scratch, watched_k, first, lab,
                [&](Rng& rng) { return camera_task(lab, watched_k, rng); }));
    progress.advance();
  }
  fmt::print(
      "\nThe first layers taken over, the others random, all trained at rate {:g}, {} "
      "pictures of each class:\n\n",
      scratch_rate, watched_k);
  table.print();
  plots.dots("taken_layers",
             {fmt::format("Taken over: nothing {:.3f}, both convolutions {:.3f}, the body {:.3f}",
                          dots.dots[0].value, dots.dots[2].value, dots.dots[3].value),
              "test accuracy", ""},
             {dots}, {.decimals = 3});
}

}  // namespace dl::lesson_13
