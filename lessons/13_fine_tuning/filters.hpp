#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/plot.hpp"
#include "common/spread.hpp"
#include "common/table.hpp"
#include "lab.hpp"
#include "layers.hpp"
#include "tasks.hpp"
#include "trials.hpp"

namespace dl::lesson_13 {

inline const std::string first_weight = "body.layers.0.weight";
inline const std::string first_bias = "body.layers.0.bias";

/// The cosine between two filters, column `f` of each: 1 is the same direction.
inline double cosine(const Matrix& a, const Matrix& b, Index f) {
  return a.col(f).dot(b.col(f)) / (a.col(f).norm() * b.col(f).norm());
}

/// How like themselves the first layer's filters are: a cosine for each.
inline std::vector<double> cosines(const Weights& before, const Weights& after) {
  std::vector<double> all;
  const Matrix &a = before.at(first_weight), &b = after.at(first_weight);
  for (Index f = 0; f < a.cols(); ++f) all.push_back(cosine(a, b, f));
  return all;
}

/// The same of all filters in all runs.
inline Spread cosines(const Trial& trial) {
  std::vector<double> all;
  for (const auto& run : trial.runs) {
    const auto of_run = cosines(run.before, run.after);
    all.insert(all.end(), of_run.begin(), of_run.end());
  }
  return Spread(all);
}

/// What accuracy a network loses when one filter of its first layer gives out 0.
inline std::vector<double> lost_without(Weights weights, const Dataset& test) {
  auto network = network_of(weights, test);
  const double whole = test_accuracy(network, test);
  std::vector<double> lost;
  for (Index f = 0; f < weights.at(first_weight).cols(); ++f) {
    Weights without = weights;
    without.at(first_weight).col(f).setZero();
    without.at(first_bias).col(f).setZero();
    take_over(without, network);
    lost.push_back(whole - test_accuracy(network, test));
  }
  return lost;
}

/// [3, 3] of filter f.
inline Picture filter(const Weights& weights, Index f, const std::string& caption) {
  const Matrix column = weights.at(first_weight).col(f);
  return {Eigen::Map<const Matrix>(column.data(), 3, 3), caption};
}

/// Which filters of the first layer does the new task use again?
inline void print_filters(const Trial& tuned, const Pretrained& pretrained, const Lab& lab) {
  const auto old_task = lost_without(pretrained.weights, lab.test);
  std::vector<std::vector<double>> new_task, alike;
  for (std::size_t run = 0; run < tuned.runs.size(); ++run) {
    Rng rng = lab.runs.rng(static_cast<int>(run));
    new_task.push_back(lost_without(tuned.runs[run].after, other_camera(lab.test, rng)));
    alike.push_back(cosines(tuned.runs[run].before, tuned.runs[run].after));
  }
  Table table({"filter", "first camera: lost without it", "other camera: lost without it",
               "cosine before and after"});
  for (std::size_t f = 0; f < old_task.size(); ++f) {
    std::vector<double> lost, cosine;
    for (std::size_t run = 0; run < alike.size(); ++run) {
      lost.push_back(new_task[run][f]);
      cosine.push_back(alike[run][f]);
    }
    table.row({f + 1, number(old_task[f], 3), Spread(lost).text(), Spread(cosine).text(4)});
  }
  fmt::print(
      "\nThe filters of the first layer: the accuracy that is lost without one, in the "
      "pre-trained network and in the fine-tuned ones, and the cosine before and after "
      "fine-tuning:\n\n");
  table.print();
}

inline void plot_filters(const Trial& tuned, const Pretrained& pretrained, Plots& plots) {
  std::vector<Picture> pictures;
  const auto filters = static_cast<int>(pretrained.start.at(first_weight).cols());
  const auto row = [&](const Weights& weights, const std::string& words) {
    for (int f = 0; f < filters; ++f) pictures.push_back(filter(weights, f, words));
  };
  row(pretrained.start, "random");
  row(pretrained.weights, "pre-trained");
  row(tuned.runs.front().after, "fine-tuned");
  plots.images(
      "filters",
      {fmt::format("Cosine of the filters: random to pre-trained {:.3f}, to fine-tuned {:.3f}",
                   mean(cosines(pretrained.start, pretrained.weights)), cosines(tuned).mean),
       "", "", "The first layer's filters at random, pre-trained and fine-tuned"},
      pictures, filters, {.ink = Ink::signed_, .negative = "negative", .positive = "positive"});
}

/// Are the first layer's filters used again, or made anew?
inline void filters(const std::vector<Trial>& trials, const Pretrained& pretrained, const Lab& lab,
                    Plots& plots) {
  const auto& tuned = trial_of(trials, Way::all_layers, watched_k);
  const auto& scratch = trial_of(trials, Way::scratch, watched_k);
  print_filters(tuned, pretrained, lab);
  fmt::print(
      "\nCosine of a filter before and after: pre-training {}, fine-tuning {}, training from "
      "scratch {}.\n",
      Spread(cosines(pretrained.start, pretrained.weights)).text(4), cosines(tuned).text(4),
      cosines(scratch).text(4));
  plot_filters(tuned, pretrained, plots);
}

}  // namespace dl::lesson_13
