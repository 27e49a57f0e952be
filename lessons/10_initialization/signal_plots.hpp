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

/// The variance of each layer, the geometric mean of the runs in the band that they fill. A
/// logarithm has no place for zero: the curve ends before it.
inline Curve variance_curve(const Passage& passage, const std::vector<Strength>& runs,
                            std::vector<double> Strength::*variances) {
  Curve curve{.name = passage.name, .style = passage.style};
  const auto layers = runs.empty() ? 0 : (runs.front().*variances).size();
  for (std::size_t layer = 0; layer < layers; ++layer) {
    std::vector<double> values;
    for (const auto& run : runs) values.push_back((run.*variances)[layer]);
    Spread spread(values);
    if (spread.low == 0) break;
    spread.mean = geometric_mean(values);
    curve.add(static_cast<double>(layer + 1), spread);
  }
  return curve;
}

/// One curve for each initialization of which there is anything to draw.
inline void plot_variances(Plots& plots, const std::string& name, const PlotText& text,
                           const std::vector<Passage>& passages,
                           std::vector<double> Strength::*variances) {
  std::vector<Curve> curves;
  for (const auto& passage : passages) {
    const bool backward = variances == &Strength::gradients;
    auto curve =
        variance_curve(passage, backward ? passage.runs_with_gradient() : passage.runs, variances);
    if (!curve.x.empty()) curves.push_back(std::move(curve));
  }
  plots.curves(name, text, curves, {.axes = Axes::log_y, .names = Names::at_ends});
}

/// Histograms of the activations and the gradients, one row for each initialization, and their
/// variances from layer to layer.
inline void plot_signals(Plots& plots, Activation activation,
                         const std::vector<Passage>& passages) {
  const auto titles = titles_for(activation, passages);
  const std::string file = activation == Activation::relu ? "relu" : name_of(activation);
  const auto [low, high] = output_bounds(activation);
  std::vector<HistogramRow> activations, gradients;
  for (const auto& passage : passages) {
    activations.push_back(histogram_row(passage.name, passage.first_run.activations, low, high));
    gradients.push_back(histogram_row(passage.name, passage.first_run.gradients));
  }
  plots.histogram_grid("activations_" + file, {titles.activations, "hidden layer"}, activations,
                       {.by_size = activation == Activation::relu});
  plots.histogram_grid("gradients_" + file, {titles.gradients, "hidden layer"}, gradients,
                       {.by_size = true});
  plot_variances(plots, "variance_" + file,
                 {titles.variances, "hidden layer", "variance of the activations"}, passages,
                 &Strength::activations);
  plot_variances(plots, "gradient_variance_" + file,
                 {titles.gradient_variances, "hidden layer", "variance of ∂L/∂s"}, passages,
                 &Strength::gradients);
}

}  // namespace dl::lesson_10
