#pragma once

#include <string>
#include <utility>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "perceptron.hpp"

namespace dl::lesson_03 {

/// A gate as a data set: its outputs for the inputs 00, 01, 10 and 11.
inline Dataset truth_table(Labels outputs) {
  Matrix inputs(4, 2);
  inputs << 0, 0, 0, 1, 1, 0, 1, 1;
  return {.x = inputs, .y = std::move(outputs), .class_names = {"0", "1"}, .shape = {}};
}

/// "2 1  -2": the weights of the two inputs, and the bias.
inline std::string weights_of(const Perceptron& p) {
  return fmt::format("{:g} {:g}  {:g}", p.weights()(0), p.weights()(1), p.bias());
}

}  // namespace dl::lesson_03
