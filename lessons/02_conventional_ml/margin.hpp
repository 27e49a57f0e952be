#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/plot.hpp"
#include "common/rng.hpp"
#include "common/table.hpp"
#include "common/toys.hpp"
#include "linear_svm.hpp"

namespace dl::lesson_02 {

/// The score of one class, w·x + b.
struct Score {
  RowVector w;
  real b = 0;

  real operator()(const RowRef& x) const { return w.dot(x) + b; }

  /// The straight line on which the score has this value, as far as it lies in a box of ±3.
  Curve line(double value, Style style) const {
    const double length = w.norm();
    const double distance = (value - b) / length;
    Curve curve{.name = fmt::format("score {}", value), .style = style};
    for (double along = -5; along <= 5; along += 0.05) {
      const double x1 = (distance * w(0) - along * w(1)) / length;
      const double x2 = (distance * w(1) + along * w(0)) / length;
      if (std::max(std::abs(x1), std::abs(x2)) <= 3) curve.add(x1, x2);
    }
    return curve;
  }
};

/// The score of class 1 with this weight decay, trained with a rate that falls.
inline Score train_score(const Dataset& data, real weight_decay, Rng& rng) {
  LinearSvm svm(data.x.cols(), data.classes());
  for (const double rate : {0.1, 0.03, 0.01, 0.003, 0.001}) {
    for (int pass = 0; pass < 60; ++pass) {
      svm.learn_all(data.x, data.y, static_cast<real>(rate), weight_decay, rng);
    }
  }
  return {svm.weights().row(1), svm.bias()(1)};
}

/// One panel: the boundary, the lines of score 1 and -1, and the samples that have a hinge loss.
inline Panel draw_margin(const Dataset& data, double weight_decay, Table& results, Rng& rng) {
  const Score score = train_score(data, static_cast<real>(weight_decay), rng);
  Panel panel{.samples = &data};
  panel.classify = regions([score](const RowRef& x) { return score(x) > 0; });
  double loss = 0, right = 0;
  for (Index i = 0; i < data.size(); ++i) {
    const real margin = (data.y[i] == 1 ? 1 : -1) * score(data.x.row(i));
    loss += hinge_loss(margin);
    right += margin > 0;
    if (hinge_loss(margin) > 0) panel.marked.push_back(i);
  }
  const auto n = static_cast<double>(data.size());
  const double length = score.w.norm();
  results.row({weight_decay, number(length, 2), number(1 / length, 2), number(loss / n, 3),
               panel.marked.size(), percent(right / n)});
  panel.title = fmt::format("λ = {:g}: 1 / |w| = {:.2f}", weight_decay, 1 / length);
  const Style style{.colour = Colour::grey, .dash = Dash::dashed, .marker = Marker::none};
  panel.lines = {score.line(1, style), score.line(-1, style)};
  return panel;
}

/// What weight decay does to a boundary: the smaller |w|, the further apart the lines of score 1
/// and -1.
inline void draw_margins(Plots& plots, Rng& rng) {
  const auto data = make_blobs(100, 0.7, rng);
  Table results({"weight decay", "|w|", "1 / |w|", "mean hinge loss", "with loss", "right"});
  std::vector<Panel> panels;
  for (const double weight_decay : {0.001, 0.1, 1.0}) {
    panels.push_back(draw_margin(data, weight_decay, results, rng));
  }
  fmt::print("\nA linear SVM on two clouds of {} samples:\n\n", data.size());
  results.print();
  plots.scatter(
      "margin",
      {"Scores of 1 and -1 lie 1 / |w| from the boundary; samples with a loss are in squares", "",
       "", "Scores of 1 and -1 lie 1 / |w| from the boundary"},
      panels, {-3, 3, -3, 3});
}

}  // namespace dl::lesson_02
