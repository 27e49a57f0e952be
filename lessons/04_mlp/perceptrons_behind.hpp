#pragma once

#include <vector>

#include "common/dataset.hpp"
#include "common/metrics.hpp"
#include "common/rng.hpp"
#include "mlp.hpp"
#include "random_layer.hpp"
#include "solutions/03_perceptron/one_vs_rest.hpp"

namespace dl::lesson_04 {

/// A hidden layer that stays as it is, and lesson 03's averaged perceptrons that read its output.
struct PerceptronsBehind {
  Mlp hidden;
  std::vector<Perceptron> perceptrons = {};

  void learn(const Dataset& train, int passes, Rng& rng) {
    const Matrix features = hidden.forward(train.x);
    OneVsRest model(features.cols(), train.classes());
    for (int pass = 0; pass < passes; ++pass) {
      for (const Index i : rng.permutation(features.rows())) {
        model.learn(features.row(i), train.y[i], 1);
      }
    }
    perceptrons = model.averaged();
  }

  double accuracy_on(const Dataset& test) const {
    return accuracy(predict_classes(perceptrons, hidden.forward(test.x)), test.y);
  }
};

/// So many units with random weights in front of them; 0: the perceptrons read the inputs.
inline PerceptronsBehind behind_random_units(Index units, Activation activation,
                                             const Dataset& train, int passes, Rng& rng) {
  constexpr double gain = 4;
  PerceptronsBehind model;
  if (units > 0) {
    model.hidden.layers = {random_layer(train.x.cols(), units, activation, gain, rng)};
  }
  model.learn(train, passes, rng);
  return model;
}

}  // namespace dl::lesson_04
