#pragma once

#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/table.hpp"
#include "lab.hpp"
#include "trials.hpp"

namespace dl::lesson_09 {

/// Does the scale of the inputs matter? Pixels from 0 to 255, from 0 to 1, and with mean 0 and
/// variance 1 over the training images.
inline void scale_inputs(const Lab& lab, Table& claims) {
  Lab bytes = lab;
  for (auto* part : {&bytes.data.train, &bytes.data.test}) part->x *= 255;
  Lab standardized = lab;
  standardize(standardized.data);
  const std::vector<std::pair<std::string, Lab>> scales = {
      {"0 to 255", bytes}, {"0 to 1", lab}, {"mean 0, variance 1", standardized}};

  Table table({"pixels", "1e-5", "1e-4", "0.001", "0.01", "0.1", "1", "best by training loss"});
  for (const auto& [pixels, scaled] : scales) {
    const auto trials = try_learning_rates({1e-5, 1e-4, 0.001, 0.01, 0.1, 1}, {}, scaled);
    table.row({pixels});
    for (const double accuracy : mean_accuracies(trials)) table.add(number(accuracy, 3));
    table.add(best_of(trials).accuracy().text());
  }
  fmt::print(
      "Test accuracy by learning rate, two hidden layers of 32 ReLU units, "
      "{} passes over {} images, mean of {} runs (range):\n\n",
      lab.recipe.passes, lab.data.train.size(), lab.runs.count());
  table.print();
  const auto &plain = table.rows[1], &normalized = table.rows[2];
  claims.row({"C09.1", "inputs of mean 0 and variance 1 train better",
              fmt::format("{}, 0 to 1: {}", normalized.back(), plain.back())});
}

}  // namespace dl::lesson_09
