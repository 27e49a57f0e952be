#pragma once

#include <fmt/format.h>

#include "batches.hpp"
#include "common/dataset.hpp"
#include "common/metrics.hpp"
#include "common/options.hpp"
#include "common/rng.hpp"
#include "common/table.hpp"
#include "curvature.hpp"
#include "descend.hpp"
#include "linear_model.hpp"
#include "parameter.hpp"
#include "regression.hpp"

namespace dl::lesson_05 {

inline constexpr Index images_for_curvature = 1000;

/// A column for each class, 1 where the label is.
inline Matrix one_hot(const Labels& y, int classes) {
  Matrix result = Matrix::Zero(static_cast<Index>(y.size()), classes);
  for (std::size_t i = 0; i < y.size(); ++i) result(static_cast<Index>(i), y[i]) = 1;
  return result;
}

/// The result of several passes.
struct Passes {
  Pass last;
  std::size_t updates = 0;
};

/// Mini-batch descent, 64 samples a batch, for so many passes or until one diverges.
template <typename Objective>
Passes descend_for(int passes, Objective& objective, const Parameters& parameters,
                   double learning_rate, Index samples, Rng& rng) {
  Passes result;
  for (int pass = 0; pass < passes && !result.last.diverged; ++pass) {
    const auto order = rng.permutation(samples);
    result.last = descend(objective, mini_batches(order, 64),
                          [&] { gradient_step(parameters, static_cast<real>(learning_rate)); });
    result.updates += result.last.losses.size();
  }
  return result;
}

/// Two cells: the loss of the last pass and the test accuracy, or the update that diverged.
inline void add_outcome(Table& table, const Passes& passes, const LinearModel& model,
                        const Dataset& test) {
  const auto& [last, updates] = passes;
  table.add(last.diverged ? "diverged" : number(last.mean_loss()));
  table.add(last.diverged ? fmt::format("update {}", updates)
                          : number(accuracy(predict(model, test.x), test.y)));
}

/// Which learning rates suit the two losses, over seven powers of ten, on the same images?
inline void learning_rates(const Options& options, const TrainTest& fashion, Rng& rng) {
  const auto& [train, test] = fashion;
  const Index samples = options.quick ? images_for_curvature : train.size();
  const Matrix targets = one_hot(train.y, train.classes());
  // The loss is a mean over ten outputs, so each one's curvature is a tenth of that of one alone.
  const double edge =
      train.classes() *
      learning_rate_edge(squared_error_hessian(train.x.topRows(images_for_curvature)));
  constexpr int passes = 3;
  fmt::print(
      "\nThe images with both losses, mini-batches of 64, {} passes; "
      "for the squared error, a mean over ten outputs, 2/λ_max on 1,000 images is {:.3f}:\n\n",
      passes, edge);
  Table table(
      {"learning rate", "squared error", "test accuracy", "cross entropy", "test accuracy"});
  for (const double rate : {0.0001, 0.001, 0.01, 0.1, 1.0, 10.0, 100.0}) {
    table.row({rate});
    LinearModel linear(train.x.cols(), train.classes());
    LinearRegression regression(linear, train.x, targets);
    const auto by_squared_error =
        descend_for(passes, regression, linear.parameters(), rate, samples, rng);
    add_outcome(table, by_squared_error, linear, test);
    LinearModel logistic(train.x.cols(), train.classes());
    SoftmaxRegression classification(logistic, train.x, train.y);
    const auto by_cross_entropy =
        descend_for(passes, classification, logistic.parameters(), rate, samples, rng);
    add_outcome(table, by_cross_entropy, logistic, test);
  }
  table.print();
}

}  // namespace dl::lesson_05
