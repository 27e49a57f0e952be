#pragma once

#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/plot.hpp"
#include "common/table.hpp"
#include "lab.hpp"
#include "layers.hpp"
#include "trials.hpp"

namespace dl::lesson_13 {

inline constexpr std::array trained_ways = {Way::scratch, Way::all_layers, Way::layerwise};

/// How far does each layer move while a network learns the task, in which way?
inline void what_moves(const std::vector<Trial>& trials, const Lab& lab, Plots& plots) {
  Table table({"layer", name_of(Way::scratch), name_of(Way::all_layers), name_of(Way::layerwise)});
  std::vector<DotGroup> groups;
  for (const Way way : trained_ways)
    groups.push_back({.name = name_of(way), .style = style_of(way)});
  for (const auto& layer : layers_with_weights()) {
    table.row({layer.words});
    for (std::size_t i = 0; i < trained_ways.size(); ++i) {
      const auto distance = moved(trial_of(trials, trained_ways[i], watched_k), layer, lab.test);
      table.add(distance.text());
      groups[i].dots.push_back(dot_of(layer.words, distance));
    }
  }
  fmt::print(
      "\nHow far each layer moved from where it began, relative to its length, {} pictures of "
      "each class:\n\n",
      watched_k);
  table.print();
  plots.dots("distances",
             {fmt::format("First layer: moved by {:.3f} from scratch, by {:.3f} fine-tuned",
                          groups[0].dots.front().value, groups[1].dots.front().value),
              "distance moved, relative to the length before", ""},
             groups, {.log = true, .decimals = 3});
}

}  // namespace dl::lesson_13
