#pragma once

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "common/plot.hpp"
#include "common/runs.hpp"
#include "traces.hpp"

namespace dl::lesson_11 {

/// How far a curve falls from its highest point to its end.
inline double fall_of(const Curve& curve) {
  return *std::ranges::max_element(curve.y) - curve.y.back();
}

inline Curve test_accuracy(const std::string& name, const std::vector<Trace>& traces) {
  std::vector<std::vector<double>> runs;
  for (const auto& trace : traces) runs.push_back(trace.test_accuracy);
  return spread_over_epochs(name, runs);
}

/// Does a network that goes on training lose accuracy, with wrong labels to memorize and without?
inline void wrong_labels(Plots& plots, const std::vector<Trace>& noisy,
                         const std::vector<Trace>& clean) {
  const auto right = test_accuracy("all labels right", clean);
  const auto wrong = test_accuracy("20% wrong", noisy);
  plots.curves("accuracy",
               {fmt::format("From its best epoch to the last, test accuracy falls by {:.3f} with "
                            "wrong labels, by {:.3f} with right ones",
                            fall_of(wrong), fall_of(right)),
                "epoch", "test accuracy, mean and range of the seeds"},
               {right, wrong});
}

}  // namespace dl::lesson_11
