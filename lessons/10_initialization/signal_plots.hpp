#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "common/plot.hpp"
#include "passage.hpp"
#include "titles.hpp"

namespace dl::lesson_10 {

/// Between which bounds an activation's outputs lie at least in its histograms.
inline std::pair<double, double> output_bounds(Activation activation) {
  switch (activation) {
    case Activation::sigmoid: return {0, 1};
    case Activation::tanh: return {-1, 1};
    default: return {0, 0};
  }
}

/// A histogram for each layer, from `low` to `high` or, if values lie further out, as far as they
/// go.
inline HistogramRow histogram_row(const std::string& name, const std::vector<Matrix>& layers,
                                  double low = 0, double high = 0) {
  HistogramRow row{name, low, high, {}};
  for (const auto& layer : layers) {
    row.cells.push_back(
        {std::to_string(row.cells.size() + 1), {layer.data(), layer.data() + layer.size()}});
    row.low = std::min<double>(row.low, layer.minCoeff());
    row.high = std::max<double>(row.high, layer.maxCoeff());
  }
  if (row.low == row.high) {
    row.low = -1;
    row.high = 1;
  }
  return row;
}

/// Adds the variance of each layer, the geometric mean of the runs. A logarithm has no place for
/// zero: the curve ends before it, and is left out when nothing remains.
inline void add_variances(std::vector<Curve>& curves, const std::string& name,
                          const std::vector<Strength>& runs,
                          std::vector<double> Strength::*variances) {
  if (runs.empty()) return;
  const double share = 1 / static_cast<double>(runs.size());
  std::vector<double> means;
  for (std::size_t layer = 0; layer < (runs.front().*variances).size(); ++layer) {
    double mean = 1;
    for (const auto& run : runs) mean *= std::pow((run.*variances)[layer], share);
    if (mean == 0) break;
    means.push_back(mean);
  }
  if (!means.empty()) curves.push_back(over_epochs(name, means));
}

/// Histograms of the activations and the gradients, one row for each initialization, and their
/// variances from layer to layer.
inline void plot_signals(Plots& plots, Activation activation,
                         const std::vector<Passage>& passages) {
  const auto titles = titles_for(activation);
  const auto [low, high] = output_bounds(activation);
  std::vector<HistogramRow> activations, gradients;
  std::vector<Curve> activation_variances, gradient_variances;
  for (const auto& passage : passages) {
    const auto& seen = passage.first_run;
    activations.push_back(histogram_row(passage.name, seen.activations, low, high));
    gradients.push_back(histogram_row(passage.name, seen.gradients));
    add_variances(activation_variances, passage.name, passage.runs, &Strength::activations);
    add_variances(gradient_variances, passage.name, passage.runs_with_gradient(),
                  &Strength::gradients);
  }
  plots.histogram_grid("activations_" + titles.file, {titles.activations, "hidden layer", ""},
                       activations);
  plots.histogram_grid("gradients_" + titles.file, {titles.gradients, "hidden layer", ""},
                       gradients);
  plots.curves("variance_" + titles.file,
               {titles.variances, "hidden layer", "variance of activations"}, activation_variances,
               Axes::log_y);
  plots.curves("gradient_variance_" + titles.file,
               {titles.gradient_variances, "hidden layer", "variance of dL/d(sums)"},
               gradient_variances, Axes::log_y);
}

}  // namespace dl::lesson_10
