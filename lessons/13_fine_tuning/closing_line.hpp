#pragma once

#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "other_tasks.hpp"
#include "trials.hpp"

namespace dl::lesson_13 {

/// What transfer brought where.
inline std::string closing_line(const std::vector<Trial>& trials,
                                const std::vector<Transfer>& transfers) {
  std::vector<std::string> gained;
  for (const auto& trial : trials) {
    if (trial.way != Way::all_layers) continue;
    const auto& scratch = trial_of(trials, Way::scratch, trial.k);
    gained.push_back(fmt::format("{:+.3f} with {}", gain(trial, scratch).mean, trial.k));
  }
  std::vector<std::string> elsewhere;
  for (const auto& t : transfers) {
    elsewhere.push_back(fmt::format("{} {:+.3f}", t.task, gain(t.all, t.scratch).mean));
  }
  return fmt::format(
      "Fine-tuning gained over training from scratch, by labelled pictures of each class: {}. By "
      "task, with {}: {}.",
      fmt::join(gained, ", "), watched_k, fmt::join(elsewhere, ", "));
}

}  // namespace dl::lesson_13
