#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/plot.hpp"
#include "common/rng.hpp"
#include "common/table.hpp"
#include "small_network.hpp"
#include "solutions/05_gradient_descent/parameter.hpp"

namespace dl::lesson_07 {

/// What some units hold [1, units]: their values on the forward pass, and dL/d(each of them), which
/// the backward pass brings.
struct Quantity {
  Matrix value;
  Matrix gradient;
};

/// A network 2-2-1 after one forward and one backward pass.
struct WorkedExample {
  Matrix x;          ///< [1, 2]
  Parameter w1, b1;  ///< w1 [2, 2]
  Quantity s, h;     ///< the sums of the hidden units, and the sigmoid of each
  Parameter w2, b2;  ///< w2 [2, 1]
  Quantity y_hat;
  double loss = 0;
};

inline WorkedExample worked_example(SmallNetwork& network) {
  const double loss = network.loss();
  const Matrix& grad_h = network.output.backward(network.grad_y_hat);
  const Matrix& grad_s = network.sigmoid.backward(grad_h);
  network.hidden.parameter_gradients(grad_s);
  return {.x = network.x,
          .w1 = network.hidden.weight,
          .b1 = network.hidden.bias,
          .s = {network.s, grad_s},
          .h = {network.h, grad_h},
          .w2 = network.output.weight,
          .b2 = network.output.bias,
          .y_hat = {network.y_hat, network.grad_y_hat},
          .loss = loss};
}

inline void print(const WorkedExample& e) {
  Table table({"quantity", "value", "dL/d(it)"});
  const auto parameter = [&](const std::string& name, const Parameter& p, Index i, Index j) {
    table.row({name, p.value(i, j), number(p.gradient(i, j))});
  };
  const auto quantity = [&](const std::string& name, const Quantity& q, Index j) {
    table.row({name, number(q.value(0, j)), number(q.gradient(0, j))});
  };
  for (Index i = 0; i < 2; ++i) {
    for (Index j = 0; j < 2; ++j) {
      parameter(fmt::format("W1 from x{} to s{}", i + 1, j + 1), e.w1, i, j);
    }
  }
  for (Index j = 0; j < 2; ++j) parameter(fmt::format("b1 of s{}", j + 1), e.b1, 0, j);
  for (Index j = 0; j < 2; ++j) quantity(fmt::format("s{}", j + 1), e.s, j);
  for (Index j = 0; j < 2; ++j) quantity(fmt::format("h{}", j + 1), e.h, j);
  for (Index i = 0; i < 2; ++i) parameter(fmt::format("W2 from h{}", i + 1), e.w2, i, 0);
  parameter("b2", e.b2, 0, 0);
  quantity("y_hat", e.y_hat, 0);
  table.row({"loss", number(e.loss), number(1)});
  fmt::print("A network 2-2-1 with sigmoid units, x = (1, 2), the target is 1:\n\n");
  table.print();
}

inline void draw(const WorkedExample& e, Plots& plots) {
  const auto node = [](double across, double up, const char* name, const Quantity& q, Index j) {
    return Node{across, up, name, number(q.value(0, j)), number(q.gradient(0, j))};
  };
  const auto bias = [](double across, double up, const Parameter& p, Index j) {
    return Node{across, up, "bias", fmt::format("{:g}", p.value(0, j)), number(p.gradient(0, j))};
  };
  const auto weight = [](std::size_t from, std::size_t to, const Parameter& p, Index i, Index j) {
    return Link{from, to, fmt::format("{:g}", p.value(i, j)), number(p.gradient(i, j))};
  };
  enum : std::size_t { x1, x2, s1, s2, h1, h2, y_hat, loss, b1, b2, b3, target };
  const std::vector<Node> nodes = {
      {0, 0.72, "x₁", fmt::format("{:g}", e.x(0, 0)), ""},
      {0, 0.28, "x₂", fmt::format("{:g}", e.x(0, 1)), ""},
      node(0.31, 0.72, "s₁", e.s, 0),
      node(0.31, 0.28, "s₂", e.s, 1),
      node(0.51, 0.72, "h₁", e.h, 0),
      node(0.51, 0.28, "h₂", e.h, 1),
      node(0.82, 0.5, "ŷ", e.y_hat, 0),
      {1, 0.5, "L", number(e.loss), "1"},
      bias(0.15, 1, e.b1, 0),
      bias(0.15, 0, e.b1, 1),
      bias(0.54, 1, e.b2, 0),
      {0.82, 0.86, "1", "target", ""},
  };  // in the order of their names above
  plots.diagram("worked_example",
                {.title = "Blue: the values run forward. Orange: dL/d(each) runs back",
                 .without_colour = "Above: the values run forward. Below: dL/d(each) runs back"},
                nodes,
                {weight(x1, s1, e.w1, 0, 0),
                 weight(x1, s2, e.w1, 0, 1),
                 weight(x2, s1, e.w1, 1, 0),
                 weight(x2, s2, e.w1, 1, 1),
                 {s1, h1, "", ""},
                 {s2, h2, "", ""},
                 weight(h1, y_hat, e.w2, 0, 0),
                 weight(h2, y_hat, e.w2, 1, 0),
                 {y_hat, loss, "", ""},
                 {b1, s1, "", ""},
                 {b2, s2, "", ""},
                 {b3, y_hat, "", ""},
                 {target, loss, "", ""}});
}

/// Every number of a network 2-2-1, on the forward pass and on the backward pass.
inline void work_by_hand(Plots& plots, Rng& rng) {
  SmallNetwork network(rng);
  const WorkedExample example = worked_example(network);
  print(example);
  draw(example, plots);
}

}  // namespace dl::lesson_07
