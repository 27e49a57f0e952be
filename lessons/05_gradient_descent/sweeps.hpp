#pragma once

#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "clocks.hpp"
#include "curvature.hpp"
#include "descend.hpp"

namespace dl {

/// What a batch size costs: the loss after as many samples at its best rate, and time per sample.
inline void batch_sizes(Plots& plots, const Options& options, const Dataset& training, Rng& rng) {
  auto order = rng.permutation(training.size());
  order.resize(std::min<std::size_t>(order.size(), options.quick ? 1000 : 6000));
  fmt::print("\nAfter {} samples, each batch size at the best of six learning rates:\n\n",
             order.size());
  Table table({"batch size", "updates", "best rate", "training loss"});
  if (!options.quick) table.header.push_back("microseconds per sample");
  Curve losses{"loss", {}, {}};
  Curve times{"time", {}, {}};
  for (const std::size_t size : {1, 4, 16, 64, 256, 1024}) {
    const auto batches = mini_batches(order, size);
    double best_rate = 0;
    double best_loss = std::numeric_limits<double>::infinity();
    double fastest = best_loss;
    for (const double rate : {0.003, 0.01, 0.03, 0.1, 0.3, 1.0}) {
      LinearModel model(training.x.cols(), training.classes());
      SoftmaxRegression objective(model, training.x, training.y);
      const auto parameters = model.parameters();
      const double start = processor_seconds();
      descend(objective, batches, [&] { gradient_step(parameters, static_cast<real>(rate)); });
      fastest = std::min(fastest, processor_seconds() - start);
      const double loss = mean_cross_entropy(model, training);
      if (loss < best_loss) {
        best_loss = loss;
        best_rate = rate;
      }
    }
    losses.x.push_back(static_cast<double>(size));
    losses.y.push_back(best_loss);
    times.x.push_back(static_cast<double>(size));
    times.y.push_back(1e6 * fastest / static_cast<double>(order.size()));
    table.row({std::to_string(size), std::to_string(batches.size()), fmt::format("{:g}", best_rate),
               fmt::format("{:.4f}", best_loss)});
    if (!options.quick) table.rows.back().push_back(fmt::format("{:.2f}", times.y.back()));
  }
  table.print();
  plots.curves(
      "batch_size_loss",
      {"From the same samples a larger batch learns less", "samples in a batch", "training loss"},
      {losses}, Axes::log_x);
  if (options.quick) return;
  plots.curves("batch_size_time",
               {"A sample costs less in company", "samples in a batch", "microseconds per sample"},
               {times}, Axes::log_x);
}

/// A column for each class, 1 where the label is.
inline Matrix one_hot(const Labels& y, int classes) {
  Matrix result = Matrix::Zero(static_cast<Index>(y.size()), classes);
  for (std::size_t i = 0; i < y.size(); ++i) result(static_cast<Index>(i), y[i]) = 1;
  return result;
}

/// The same images, mini-batches of 64, with both losses and rates over seven powers of ten.
inline void learning_rates(const Options& options, const TrainTest& fashion, Rng& rng) {
  const Dataset& training = fashion.train;
  const Matrix targets = one_hot(training.y, training.classes());
  // The mean over ten outputs divides the curvature of one by ten.
  const double edge =
      training.classes() * learning_rate_edge(squared_error_hessian(training.x.topRows(1000)));
  constexpr int passes = 3;
  fmt::print(
      "\nThe images with both losses, mini-batches of 64, {} passes; for the squared error of "
      "1,000 images 2/λ_max is {:.3f}:\n\n",
      passes, edge);
  Table table(
      {"learning rate", "squared error", "test accuracy", "cross entropy", "test accuracy"});
  for (const double rate : {0.0001, 0.001, 0.01, 0.1, 1.0, 10.0, 100.0}) {
    table.row({fmt::format("{:g}", rate)});
    const auto train = [&](auto objective, LinearModel& model) {
      const auto parameters = model.parameters();
      Pass last;
      std::size_t updates = 0;
      for (int pass = 0; pass < passes && !last.diverged; ++pass) {
        const auto order = rng.permutation(options.quick ? 1000 : training.size());
        last = descend(objective, mini_batches(order, 64),
                       [&] { gradient_step(parameters, static_cast<real>(rate)); });
        updates += last.losses.size();
      }
      auto& row = table.rows.back();
      if (last.diverged) {
        row.push_back("diverged");
        row.push_back(fmt::format("update {}", updates));
      } else {
        row.push_back(fmt::format("{:.4f}", last.mean_loss()));
        row.push_back(
            fmt::format("{:.4f}", accuracy(predict(model, fashion.test.x), fashion.test.y)));
      }
    };
    LinearModel linear(training.x.cols(), training.classes());
    train(LinearRegression(linear, training.x, targets), linear);
    LinearModel logistic(training.x.cols(), training.classes());
    train(SoftmaxRegression(logistic, training.x, training.y), logistic);
  }
  table.print();
}

}  // namespace dl
