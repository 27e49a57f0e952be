#pragma once

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/options.hpp"
#include "common/plot.hpp"
#include "common/rng.hpp"
#include "common/runs.hpp"
#include "common/spread.hpp"
#include "common/table.hpp"
#include "common/toys.hpp"
#include "convergence.hpp"
#include "perceptron.hpp"
#include "train.hpp"

namespace dl::lesson_03 {

/// How many mistakes a perceptron made until there were none, and how many it may make at most.
struct Training {
  double mistakes = 0;
  double bound = 0;
};

inline Training train_with_margin(double margin, Rng& rng) {
  const auto data = make_separable(200, margin, rng);
  RowVector separator(3);
  separator << 1, 1, 0;  // x1 + x2 = 0, as the data were made
  Perceptron p(2);
  const auto mistakes = train(p, data, 1, 100000);
  return {.mistakes = std::accumulate(mistakes.begin(), mistakes.end(), 0.0),
          .bound = mistake_bound(data, separator)};
}

/// The line that separates the samples, and the strip around it that is free of them.
inline Panel panel_with_margin(double margin, const Dataset& data) {
  const auto line = [](const std::string& name, double distance, Dash dash) -> Curve {
    const double sum = distance * std::sqrt(2.0);  // x1 + x2 at this distance from the line
    return {.name = name,
            .x = {-1.2, 1.2},
            .y = {sum + 1.2, sum - 1.2},
            .style = {.colour = Colour::black, .dash = dash}};
  };
  return {.title = fmt::format("γ = {:g}", margin),
          .samples = &data,
          .lines = {line("separating line", 0, Dash::solid), line("γ away", margin, Dash::dashed),
                    line("γ away", -margin, Dash::dashed)}};
}

/// What is a margin? Samples with a wide one and with a narrow one.
inline void draw_margins(Plots& plots, const Runs& runs) {
  std::vector<Dataset> data;
  for (const double margin : {0.4, 0.1}) {
    Rng rng = runs.rng(0);
    data.push_back(make_separable(200, margin, rng));
  }
  plots.scatter(
      "margin", {"A wide margin and a narrow one: no sample is closer to the line", "", ""},
      {panel_with_margin(0.4, data[0]), panel_with_margin(0.1, data[1])}, {-1.2, 1.2, -1.2, 1.2});
}

/// Does Novikoff's bound hold, and how close do the mistakes come to it? Returns the largest share
/// of the bound.
inline double check_bound(Plots& plots, const Options& options) {
  const Runs runs(options, 5, 5);
  draw_margins(plots, runs);
  Table table({"margin", "most mistakes of 5 runs", "smallest bound", "share"});
  Curve counted{.name = "mistakes, mean and range of 5 runs"};
  Curve bounds{.name = "bound (R/γ)²"};
  double largest_share = 0;
  for (const double margin : {0.4, 0.2, 0.1, 0.05, 0.02}) {
    const auto trainings = runs.each([&](Rng& rng) { return train_with_margin(margin, rng); });
    const Spread mistakes(of_each(trainings, &Training::mistakes));
    const double smallest_bound = Spread(of_each(trainings, &Training::bound)).low;
    const double share = mistakes.high / smallest_bound;
    table.row({margin, number(mistakes.high, 0), number(smallest_bound, 0), percent(share)});
    counted.add(margin, mistakes);
    bounds.add(margin, smallest_bound);
    largest_share = std::max(largest_share, share);
  }
  fmt::print("\nNovikoff's bound, 200 samples:\n\n");
  table.print();
  plots.curves("bound",
               {fmt::format("The perceptron makes at most {} of the mistakes that the bound allows",
                            percent(largest_share, 0)),
                "margin γ", "mistakes until there are none"},
               {counted, bounds}, Axes::log_log);
  return largest_share;
}

}  // namespace dl::lesson_03
