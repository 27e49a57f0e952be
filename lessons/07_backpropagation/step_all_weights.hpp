#pragma once

#include <vector>

#include <fmt/format.h>

#include "classification.hpp"
#include "common/dataset.hpp"
#include "common/table.hpp"
#include "samples.hpp"
#include "sequential.hpp"
#include "solutions/05_gradient_descent/descend.hpp"
#include "solutions/05_gradient_descent/parameter.hpp"

namespace dl::lesson_07 {

/// How far does the forecast reach when all weights move at once, against their gradients? From the
/// same weights each time, on some images. A step of learning rate r foretells a change of the loss
/// by -r |g|².
inline void step_all_weights(Sequential& network, const Dataset& data) {
  const auto batch = indices(data.size());
  Classification objective(network, data.x, data.y);
  const double before = objective.gradient(batch);
  double squared_length = 0;
  std::vector<Matrix> start;
  for (const Parameter* p : network.parameters()) {
    squared_length += p->gradient.squaredNorm();
    start.push_back(p->value);
  }

  Table table({"learning rate", "loss should change by", "and changes by", "of what was foretold"});
  for (const double rate : {0.001, 0.01, 0.1, 1.0, 10.0}) {
    gradient_step(network.parameters(), static_cast<real>(rate));
    const double foretold = -rate * squared_length;
    const double change = objective.loss(batch) - before;
    table.row({rate, scientific(foretold, 2), scientific(change, 2), percent(change / foretold)});
    auto old = start.begin();
    for (Parameter* p : network.parameters()) p->value = *old++;
  }
  fmt::print("\nAll weights moved at once, one step of gradient descent from the same start:\n\n");
  table.print();
}

}  // namespace dl::lesson_07
