#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/options.hpp"
#include "common/plot.hpp"
#include "common/scoreboard.hpp"
#include "contenders.hpp"

namespace dl::lesson_12 {

/// The best result of each lesson up to this one on the full data, as it is kept beside the texts.
inline DotGroup road_so_far(const std::string& this_lesson) {
  std::vector<Score> best;
  for (const auto& score : kept_scores()) {
    if (score.lesson > this_lesson) break;
    if (best.empty() || best.back().lesson != score.lesson) best.push_back(score);
    if (score.accuracy > best.back().accuracy) best.back() = score;
  }
  DotGroup group{"best of each lesson, full data"};
  for (const auto& score : best) {
    group.dots.push_back({score.lesson.substr(0, 2) + " " + score.method, score.accuracy});
  }
  return group;
}

/// Where does it stand, between the rules of lesson 01 and what others have published?
inline void draw_scoreboard(Plots& plots, const Options& options, const Contenders& contenders,
                            Index images) {
  DotGroup run{fmt::format("this run, {} images", images)};
  run.dots.push_back({contenders.dense.name, contenders.dense.outcome.test_accuracy});
  for (const auto* contender : {&contenders.drawn, &contenders.learned, &contenders.mean}) {
    run.dots.push_back({contender->name, contender->outcome.test_accuracy});
  }
  DotGroup others{"published, full data"};
  DotLook look{.range = {0.6, 1}, .decimals = 3, .sections = true};
  for (const auto& published : published_results()) {
    if (published.people) {
      look.references.push_back({published.method, published.accuracy});
    } else {
      others.dots.push_back({published.method, published.accuracy});
    }
  }
  for (const auto& dot : run.dots) {
    look.range.low = std::min(look.range.low, std::floor(dot.value * 10) / 10);
  }
  plots.dots("scoreboard",
             {fmt::format("From rules to learned features; this run reaches {:.3f}",
                          contenders.learned.outcome.test_accuracy),
              "test accuracy"},
             {road_so_far(options.lesson), run, others}, look);
}

}  // namespace dl::lesson_12
