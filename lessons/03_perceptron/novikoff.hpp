#pragma once

#include <numeric>

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

/// Does Novikoff's bound hold, and how close do the mistakes come to it?
inline void check_bound(Plots& plots, const Options& options) {
  const Runs runs(options, 5, 5);
  Table table({"margin", "most mistakes of 5 runs", "smallest bound", "share"});
  Curve counted{"mistakes (worst of 5)"};
  Curve bounds{"bound (R / gamma)^2"};
  for (const double margin : {0.4, 0.2, 0.1, 0.05, 0.02}) {
    const auto trainings = runs.each([&](Rng& rng) { return train_with_margin(margin, rng); });
    const double most = Spread(of_each(trainings, &Training::mistakes)).high;
    const double smallest_bound = Spread(of_each(trainings, &Training::bound)).low;
    table.row({margin, number(most, 0), number(smallest_bound, 0), percent(most / smallest_bound)});
    counted.add(margin, most);
    bounds.add(margin, smallest_bound);
  }
  fmt::print("\nNovikoff's bound, 200 samples:\n\n");
  table.print();
  plots.curves("bound",
               {"The narrower the margin, the more mistakes, and never above the bound",
                "margin gamma", "mistakes until there are none"},
               {counted, bounds}, Axes::log_log);
}

}  // namespace dl::lesson_03
