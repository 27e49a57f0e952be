#pragma once

#include <vector>

#include "common/plot.hpp"
#include "recipes.hpp"

namespace dl::lesson_06 {

/// How does each schedule let the learning rate change on the way?
inline void draw_schedules(Plots& plots) {
  constexpr int steps = 1000;
  std::vector<Curve> shapes;
  for (const auto& schedule : {constant, stairs, cosine, warm_up}) {
    Curve shape{.name = schedule.name,
                .style = {.colour = schedule.colour, .marker = Marker::none, .join = Join::steps}};
    for (int step = 0; step <= steps; ++step) shape.add(step, schedule.factor(step, steps));
    shapes.push_back(shape);
  }
  plots.curves("schedules",
               {"Four schedules", "step, of 1000", "share of the highest learning rate"}, shapes);
}

}  // namespace dl::lesson_06
