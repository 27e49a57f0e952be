#pragma once

#include <fmt/format.h>

#include "common/plot.hpp"
#include "common/table.hpp"
#include "cross_entropy.hpp"
#include "squared_error.hpp"

namespace dl::lesson_05 {

/// A loss of one output, and its derivative by that output.
struct LossAt {
  double loss = 0;
  double slope = 0;
};

/// The squared error of an output that should be 1.
inline LossAt squared_error_at(double output) {
  Matrix grad;
  const Matrix y_hat = Matrix::Constant(1, 1, static_cast<real>(output));
  const double loss = squared_error(y_hat, Matrix::Ones(1, 1), grad);
  return {loss, grad(0, 0)};
}

/// The cross entropy of two classes with the logits 0 and `output`; the second one is right.
inline LossAt cross_entropy_at(double output) {
  Matrix grad;
  Matrix logits = Matrix::Zero(1, 2);
  logits(0, 1) = static_cast<real>(output);
  const double loss = cross_entropy(logits, {1}, grad);
  return {loss, grad(0, 1)};
}

/// What do the two losses charge for one wrong output, and how hard do they pull at it?
inline void two_losses(Plots& plots) {
  fmt::print(
      "Two losses of one output: the squared error when the truth is 1, the cross entropy\n");
  fmt::print("when it is the logit of the right one of two classes and the other logit is 0:\n\n");
  Table table({"output", "squared error", "its gradient", "cross entropy", "gradient of that"});
  for (const double output : {-100.0, -10.0, -1.0, 0.0, 1.0, 10.0}) {
    const auto squared = squared_error_at(output);
    const auto entropy = cross_entropy_at(output);
    table.row({output, squared.loss, squared.slope, significant(entropy.loss),
               significant(entropy.slope)});
  }
  table.print();
  const Style blue = {.colour = Colour::blue, .marker = Marker::none};
  const Style orange = {.colour = Colour::orange, .dash = Dash::dashed, .marker = Marker::none};
  CurvePanel losses{
      "loss", {{"squared error", {}, {}, {}, {}, blue}, {"cross entropy", {}, {}, {}, {}, orange}}};
  CurvePanel slopes{"gradient", losses.curves};
  for (double output = -4; output <= 4; output += 0.125) {
    const auto squared = squared_error_at(output);
    const auto entropy = cross_entropy_at(output);
    losses.curves[0].add(output, squared.loss);
    losses.curves[1].add(output, entropy.loss);
    slopes.curves[0].add(output, squared.slope);
    slopes.curves[1].add(output, entropy.slope);
  }
  plots.curve_panels("losses",
                     {fmt::format("At an output of -4 the squared error's gradient is {:g}, that "
                                  "of the cross entropy {:.2f}",
                                  squared_error_at(-4).slope, cross_entropy_at(-4).slope),
                      "output"},
                     {losses, slopes});
}

}  // namespace dl::lesson_05
