#pragma once

#include <vector>

#include <fmt/format.h>

#include "common/plot.hpp"
#include "common/table.hpp"
#include "descend.hpp"
#include "parameter.hpp"

namespace dl::lesson_05 {

/// w before the first and after each of four steps down L = w², from w = 1.
inline std::vector<double> descend_parabola(double learning_rate) {
  Parameter w(Matrix::Ones(1, 1));
  std::vector<double> places = {w.value(0, 0)};
  for (int step = 0; step < 4; ++step) {
    w.gradient = 2 * w.value;
    gradient_step({&w}, static_cast<real>(learning_rate));
    places.push_back(w.value(0, 0));
  }
  return places;
}

/// One valley at its simplest: what does the learning rate decide?
inline void parabola(Plots& plots) {
  fmt::print("\nThe parabola L = w², of curvature 2, so that 2/λ is 1; w from step to step:\n\n");
  Table table({"learning rate", "a step multiplies w by", "start", "1", "2", "3", "4"});
  Curve valley{.name = "loss", .style = {.colour = Colour::grey, .marker = Marker::none}};
  for (double w = -2.2; w < 2.25; w += 0.1) valley.add(w, w * w);
  std::vector<CurvePanel> panels;
  for (const double rate : {0.1, 0.5, 0.9, 1.1}) {
    const auto places = descend_parabola(rate);
    const double factor = places[1] / places[0];
    table.row({rate, number(factor, 1)});
    Curve steps{.name = "steps", .style = {.colour = Colour::blue}};
    for (const double w : places) {
      table.add(number(w, 3));
      steps.add(w, w * w);
    }
    panels.push_back({fmt::format("η = {:g}: w times {:.1f}", rate, factor), {valley, steps}});
  }
  table.print();
  plots.curve_panels("parabola",
                     {"Four steps down L = w² from w = 1, at four learning rates", "w", "L"},
                     panels, {}, 4);
}

}  // namespace dl::lesson_05
