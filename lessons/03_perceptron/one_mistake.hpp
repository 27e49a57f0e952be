#pragma once

#include <string>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/plot.hpp"
#include "common/table.hpp"
#include "perceptron.hpp"

namespace dl::lesson_03 {

/// Where the arrow of the weights ends.
inline PlanePoint head_of(const Perceptron& p) { return {p.weights()(0), p.weights()(1)}; }

/// A perceptron on the plane of its inputs, with its weights as an arrow from the origin.
inline Panel panel_of(const std::string& title, const Perceptron& p, const Dataset& sample,
                      const std::string& name) {
  return {.title = title,
          .samples = &sample,
          .classify = regions([p](const RowRef& x) { return p.predict(x); }),
          .arrows = {{{0, 0}, head_of(p), name}}};
}

/// What does one mistake change? A sample of class 1 that is taken for a 0, before and after it is
/// learned.
inline void learn_one_mistake(Plots& plots) {
  Matrix x(1, 2);
  x << real(-0.5), 1;
  const Dataset sample{.x = x, .y = {1}, .class_names = {"0", "1"}, .shape = {}};
  RowVector weights(2);
  weights << 1, 0;
  Perceptron before(weights, 0);
  Perceptron after = before;
  after.learn(x.row(0), 1, real(0.5));

  Table table({"", "w1", "w2", "bias", "weighted sum", "output"});
  const auto add = [&](const std::string& when, const Perceptron& p) {
    table.row({when, p.weights()(0), p.weights()(1), p.bias(), p.weighted_sum(x.row(0)),
               p.predict(x.row(0))});
  };
  add("before", before);
  add("after", after);
  fmt::print("One sample of class 1, (-0.5, 1), learned with learning rate 0.5:\n\n");
  table.print();
  fmt::print("\n");
  auto left = panel_of(fmt::format("before: output {} for x", before.predict(x.row(0))), before,
                       sample, "w");
  left.arrows.push_back({{0, 0}, {-0.5, 1}, "   x"});
  auto right = panel_of(fmt::format("after: output {} for x", after.predict(x.row(0))), after,
                        sample, "w + 0.5 x");
  right.arrows.push_back({head_of(before), head_of(after), ""});
  plots.scatter("one_mistake",
                {fmt::format("A missed 1 turns the weights towards the sample x: its weighted sum "
                             "goes from {:g} to {:g}",
                             before.weighted_sum(x.row(0)), after.weighted_sum(x.row(0))),
                 "x1", "x2"},
                {left, right}, {-1.6, 1.6, -1.6, 1.6});
}

}  // namespace dl::lesson_03
