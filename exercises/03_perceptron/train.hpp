#pragma once

#include <vector>

#include "common/dataset.hpp"
#include "perceptron.hpp"
#include "common/todo.hpp"

namespace dl {

/// Passes over the samples in their order, again and again, until one pass makes no mistake or
/// `max_epochs` passes are done. Classes must be 0 and 1. `after_epoch` is called after each pass,
/// as in after_epoch(perceptron). Returns the number of mistakes in each pass.
template <typename Callback>
std::vector<int> train(Perceptron& perceptron, const Dataset& data, real learning_rate,
                       int max_epochs, Callback after_epoch) {
  std::vector<int> mistakes;
  // exercise 03.3: pass over the data until nothing is wrong
  todo("03.3");
  return mistakes;
}

inline std::vector<int> train(Perceptron& perceptron, const Dataset& data, real learning_rate,
                              int max_epochs) {
  return train(perceptron, data, learning_rate, max_epochs, [](const Perceptron&) {});
}

}  // namespace dl
