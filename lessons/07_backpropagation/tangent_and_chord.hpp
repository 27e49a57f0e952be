#pragma once

#include <array>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "common/plot.hpp"
#include "common/rng.hpp"
#include "common/table.hpp"
#include "finite_differences.hpp"
#include "small_network.hpp"

namespace dl::lesson_07 {

/// A straight line through (x, y), as far as `reach` to both sides.
inline Curve straight(const char* name, double x, double y, double slope, double reach) {
  Curve line{.name = name, .style = {.marker = Marker::none}};
  for (const double step : {-reach, reach}) line.add(x + step, y + slope * step);
  return line;
}

/// The loss of the worked example over one of its weights, from x2 to s2: backpropagation gives the
/// tangent's slope, a central difference that of a chord.
inline void compare_tangent_and_chord(Plots& plots, Rng& rng) {
  SmallNetwork network(rng);
  const auto loss = [&] { return network.loss(); };
  real& w = network.hidden.weight.value(1, 1);
  const double place = w;
  const double here = loss();
  network.hidden.parameter_gradients(
      network.sigmoid.backward(network.output.backward(network.grad_y_hat)));
  const double tangent = network.hidden.weight.gradient(1, 1);

  Table table({"h", "slope of the chord", "off by"});
  constexpr std::array steps = {1.0, 0.1, 0.01};
  std::vector<double> chords;
  for (const double h : steps) {
    chords.push_back(central_difference(w, loss, h));
    table.row({h, number(chords.back()), scientific(std::abs(chords.back() - tangent))});
  }
  fmt::print("\nThe slope of the loss along W1 from x2 to s2, by backpropagation {:.4f}:\n\n",
             tangent);
  table.print();

  Curve curve{.name = "loss", .style = {.marker = Marker::none}};
  for (int i = -40; i <= 40; ++i) {
    w = static_cast<real>(place + 0.05 * i);
    curve.add(w, loss());
  }
  w = static_cast<real>(place + steps[0]);
  const double above = loss();
  plots.curves(
      "tangent_and_chord",
      {fmt::format(
           "Slope of the tangent {:.3f}, of a chord {:.3f} with h = {:g}, {:.3f} with h = {:g}",
           tangent, chords[0], steps[0], chords[1], steps[1]),
       "weight from x₂ to s₂", "loss"},
      {curve, straight("tangent: backpropagation", place, here, tangent, 0.6),
       straight("chord: difference, h = 1", place, above - chords[0] * steps[0], chords[0],
                steps[0])});
}

}  // namespace dl::lesson_07
