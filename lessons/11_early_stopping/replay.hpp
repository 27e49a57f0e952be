#pragma once

#include <vector>

#include <fmt/format.h>

#include "common/plot.hpp"
#include "early_stopping.hpp"

namespace dl::lesson_11 {

/// Where a training with these metrics, one for each epoch, would have ended.
inline EarlyStopping replay(EarlyStopping stopping, const std::vector<double>& metrics) {
  for (const double metric : metrics) {
    if (stopping.should_stop()) break;
    stopping.observe(metric);
  }
  return stopping;
}

inline Mark mark_of_best(const EarlyStopping& stopping) {
  const int epoch = stopping.best_epoch();
  return {fmt::format("best: epoch {}", epoch), static_cast<double>(epoch)};
}

}  // namespace dl::lesson_11
