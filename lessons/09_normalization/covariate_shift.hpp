#pragma once

#include <algorithm>
#include <cmath>
#include <utility>

#include "networks.hpp"
#include "solutions/05_gradient_descent/descend.hpp"
#include "solutions/07_backpropagation/sequential.hpp"

namespace dl {

/// How far the ground moves under the last hidden layer while the layers before it learn: means
/// over a training, measured at every tenth step.
struct CovariateShift {
  /// From one measurement to the next, how far the mean of what goes into a unit's activation
  /// moves, in standard deviations (what Ioffe and Szegedy 2015, figure 1 b and c, show).
  double inputs_move = 0;
  /// |G' - G| / |G|, with G the gradient of the layer's weights, and G' the same for the same batch
  /// after the layers before it have made their step (Santurkar and others 2018, definition 2.1).
  double gradient_changes = 0;
  double test_accuracy = 0;
};

/// The output of the layer before the last activation, for x.
inline const Matrix& input_of_last_activation(Sequential& network, const Matrix& x) {
  const Matrix* output = &x;
  const auto& layers = network.layers();
  for (std::size_t i = 0; i + 2 < layers.size(); ++i) {
    output = &layers[i]->forward(*output, Mode::train);
  }
  return *output;
}

/// The mean of each column, and the root of the columns' mean variance.
inline std::pair<RowVector, double> moments(const Matrix& x) {
  const RowVector mean = x.colwise().mean();
  const Matrix squares = (x.rowwise() - mean).cwiseAbs2();
  return {mean, std::sqrt(squares.mean())};
}

inline std::vector<Matrix> gradients_of(const Parameters& parameters) {
  std::vector<Matrix> gradients;
  for (const auto* p : parameters) gradients.push_back(p->gradient);
  return gradients;
}

/// Trains a network of `plan`, with any normalization before the activation, and watches it.
inline CovariateShift watch_covariate_shift(const Plan& plan, const TrainTest& data,
                                            const Recipe& recipe, Rng& rng) {
  constexpr int every = 10;
  auto network = make_network(data.train.x.cols(), data.train.classes(), plan, rng);
  const auto parameters = network.parameters();
  // Weight, bias (, gamma, beta) of the last hidden layer; weight, bias of the output layer.
  const auto last_layers = parameters.end() - (plan.norm == Norm::none ? 4 : 6);
  const Parameters before(parameters.begin(), last_layers);
  const Parameters rest(last_layers, parameters.end());
  const Matrix probe = data.train.x.topRows(std::min<Index>(500, data.train.size()));

  Classification objective(network, data.train.x, data.train.y);
  CovariateShift total;
  int step = 0;
  int measured = 0;
  auto [mean, deviation] = moments(input_of_last_activation(network, probe));
  for (int pass = 0; pass < recipe.passes; ++pass) {
    const auto order = rng.permutation(data.train.size());
    const auto batches = mini_batches(order, recipe.batch_size);
    for (const Batch batch : batches) {
      const auto learning_rate = static_cast<real>(
          recipe.learning_rate *
          cosine_schedule(step, recipe.passes * static_cast<int>(batches.size())));
      objective.gradient(batch);
      gradient_step(before, learning_rate);
      if (step++ % every != 0) {
        gradient_step(rest, learning_rate);
        continue;
      }
      const std::vector<Matrix> old_gradients = gradients_of(rest);
      objective.gradient(batch);  // the layers before have moved, the rest has not
      total.gradient_changes +=
          (rest.front()->gradient - old_gradients.front()).norm() / old_gradients.front().norm();
      for (std::size_t i = 0; i < rest.size(); ++i) {
        rest[i]->value -= learning_rate * old_gradients[i];
      }
      const auto [new_mean, new_deviation] = moments(input_of_last_activation(network, probe));
      total.inputs_move += (new_mean - mean).cwiseAbs().mean() / deviation;
      mean = new_mean;
      deviation = new_deviation;
      ++measured;
    }
  }
  return {total.inputs_move / measured, total.gradient_changes / measured,
          accuracy(predict(network, data.test.x), data.test.y)};
}

}  // namespace dl
