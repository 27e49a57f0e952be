#pragma once

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "common/dataset.hpp"
#include "common/metrics.hpp"
#include "common/rng.hpp"
#include "common/spread.hpp"
#include "networks.hpp"
#include "solutions/05_gradient_descent/batches.hpp"
#include "solutions/05_gradient_descent/parameter.hpp"
#include "solutions/06_optimizers/scheduled_steps.hpp"
#include "solutions/06_optimizers/schedules.hpp"
#include "solutions/06_optimizers/sgd.hpp"
#include "solutions/07_backpropagation/classification.hpp"
#include "solutions/07_backpropagation/sequential.hpp"
#include "training.hpp"

namespace dl::lesson_09 {

/// How far the ground moves under the last hidden layer while the layers before it learn: means
/// over a training, measured at every tenth step, and the measurements themselves.
struct CovariateShift {
  /// From one measurement to the next, how far the mean of what goes into a unit's activation
  /// moves, in standard deviations (what Ioffe and Szegedy 2015, figure 1 b and c, show).
  double inputs_move = 0;
  /// gradient_change() when the layers before have made their step.
  double gradient_changes = 0;
  double test_accuracy = 0;
  std::vector<double> all_moves, all_changes;
};

/// The mean of each column, and the root of the columns' mean variance.
inline std::pair<RowVector, double> moments(const Matrix& x) {
  const RowVector mean = x.colwise().mean();
  const Matrix squares = (x.rowwise() - mean).cwiseAbs2();
  return {mean, std::sqrt(squares.mean())};
}

/// |G' - G| / |G| for the first of the parameters, with G the gradient that it holds and G' what
/// the same batch gives now (Santurkar and others 2018, definition 2.1). All of them keep G.
inline double gradient_change(Classification& objective, Batch batch,
                              const Parameters& parameters) {
  std::vector<Matrix> kept;
  for (const auto* p : parameters) kept.push_back(p->gradient);
  objective.gradient(batch);
  const double change = (parameters[0]->gradient - kept[0]).norm() / kept[0].norm();
  for (std::size_t i = 0; i < kept.size(); ++i) parameters[i]->gradient = kept[i];
  return change;
}

/// Trains a network of `plan`, with any normalization before the activation, and watches it.
inline CovariateShift watch_training(const Plan& plan, const TrainTest& data, const Recipe& recipe,
                                     Rng& rng) {
  auto network = make_network(data.train, plan, rng);
  const auto all = network.parameters();
  // Weight, bias (, gamma, beta) of the last hidden layer; weight, bias of the output layer.
  const auto last_layers = all.end() - (plan.norm == Norm::none ? 4 : 6);
  const Parameters before(all.begin(), last_layers);
  const Parameters rest(last_layers, all.end());
  Sgd sgd_before(before, recipe.learning_rate);
  Sgd sgd_rest(rest, recipe.learning_rate);
  const int steps = recipe.steps(data.train.size());
  ScheduledSteps steps_before(sgd_before, recipe.learning_rate, cosine_schedule, steps);
  ScheduledSteps steps_rest(sgd_rest, recipe.learning_rate, cosine_schedule, steps);

  Classification objective(network, data.train.x, data.train.y);
  const Matrix probe = data.train.x.topRows(std::min<Index>(500, data.train.size()));
  const auto moments_of_inputs = [&] {
    return moments(input_of_last(2, network, probe, Mode::train));
  };
  auto [mean_input, deviation] = moments_of_inputs();
  std::vector<double> moves, changes;
  int step = 0;
  for (int pass = 0; pass < recipe.passes; ++pass) {
    const auto order = rng.permutation(data.train.size());
    for (const Batch batch : mini_batches(order, recipe.batch_size)) {
      const bool measured = step++ % 10 == 0;
      objective.gradient(batch);
      steps_before.step();
      // The layers before have made their step, the rest has not.
      if (measured) changes.push_back(gradient_change(objective, batch, rest));
      steps_rest.step();
      if (!measured) continue;
      const auto [new_mean, new_deviation] = moments_of_inputs();
      moves.push_back((new_mean - mean_input).cwiseAbs().mean() / deviation);
      mean_input = new_mean;
      deviation = new_deviation;
    }
  }
  const double test_accuracy = accuracy(predict(network, data.test.x), data.test.y);
  return {mean(moves), mean(changes), test_accuracy, moves, changes};
}

}  // namespace dl::lesson_09
