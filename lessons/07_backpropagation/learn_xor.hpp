#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include <fmt/format.h>

#include "backward_step.hpp"
#include "classification.hpp"
#include "common/dataset.hpp"
#include "common/options.hpp"
#include "common/plot.hpp"
#include "common/rng.hpp"
#include "common/table.hpp"
#include "networks.hpp"
#include "samples.hpp"
#include "sequential.hpp"

namespace dl::lesson_07 {

inline Dataset xor_corners() {
  Matrix x(4, 2);
  x << 0, 0, 0, 1, 1, 0, 1, 1;
  return {.x = x, .y = {0, 1, 1, 0}, .class_names = {"0", "1"}, .shape = {}};
}

/// Networks of one width, each trained from random weights of its own.
struct XorStarts {
  Index units = 0;
  std::vector<Sequential> networks = {};
};

/// 1,000 steps of plain descent from each start.
inline XorStarts train_from_all_starts(Index units, const Dataset& corners, std::uint64_t seed) {
  constexpr int starts = 20;
  const auto all = indices(corners.size());
  XorStarts result{units};
  for (int start = 0; start < starts; ++start) {
    Rng rng(seed * starts + static_cast<std::uint64_t>(start));
    auto& network =
        result.networks.emplace_back(make_network({2, units, 2}, rng, Activation::tanh));
    Classification objective(network, corners.x, corners.y);
    for (int step = 0; step < 1000; ++step) descent_step(objective, all, real(0.5));
  }
  return result;
}

/// XOR, which lesson 03 could not learn and lesson 04 solved by hand: how wide must a network be to
/// find it from random weights?
inline void learn_xor(Plots& plots, const Options& options) {
  const Dataset corners = xor_corners();
  const auto right = [&](Sequential& network) { return predict(network, corners.x) == corners.y; };
  std::vector<XorStarts> widths;
  for (const Index units : {2, 3, 4, 8}) {
    widths.push_back(train_from_all_starts(units, corners, options.seed));
  }

  Table table({"hidden units", "learned", "of starts"});
  std::vector<Panel> panels;
  for (auto& [units, networks] : widths) {
    const auto learned = std::ranges::count_if(networks, right);
    table.row({units, learned, networks.size()});
    auto& first = networks.front();
    panels.push_back({fmt::format("{} units: {} of {}", units, learned, networks.size()), &corners,
                      regions([&first](const Matrix& x) { return predict(first, x).front(); })});
  }
  fmt::print("\nXOR by backpropagation, 1,000 steps from random weights:\n\n");
  table.print();
  plots.scatter("xor", {"XOR: how many starts learn it, and the boundary of the first", "x₁", "x₂"},
                panels, {-0.5, 1.5, -0.5, 1.5});
}

}  // namespace dl::lesson_07
