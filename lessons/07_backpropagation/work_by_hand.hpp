#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "activation_layer.hpp"
#include "common/plot.hpp"
#include "common/rng.hpp"
#include "common/table.hpp"
#include "dense_layer.hpp"
#include "solutions/05_gradient_descent/parameter.hpp"
#include "solutions/05_gradient_descent/squared_error.hpp"

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

/// The random weights that the layers start with make way for round ones.
inline WorkedExample worked_example(Rng& rng) {
  Dense hidden(2, 2, rng);
  ActivationLayer sigmoid(Activation::sigmoid);
  Dense output(2, 1, rng);
  hidden.weight.value << real(0.5), real(-0.5), real(0.25), real(0.75);
  hidden.bias.value << 0, -1;
  output.weight.value << 1, -2;
  output.bias.value << real(0.5);
  Matrix x(1, 2);
  x << 1, 2;
  const Matrix target = Matrix::Ones(1, 1);

  const Matrix& s = hidden.forward(x, Mode::train);
  const Matrix& h = sigmoid.forward(s, Mode::train);
  const Matrix& y_hat = output.forward(h, Mode::train);
  Matrix grad_y_hat;
  const double loss = squared_error(y_hat, target, grad_y_hat);

  const Matrix& grad_h = output.backward(grad_y_hat);
  const Matrix& grad_s = sigmoid.backward(grad_h);
  hidden.parameter_gradients(grad_s);

  return {.x = x,
          .w1 = hidden.weight,
          .b1 = hidden.bias,
          .s = {s, grad_s},
          .h = {h, grad_h},
          .w2 = output.weight,
          .b2 = output.bias,
          .y_hat = {y_hat, grad_y_hat},
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
  const auto weight = [](std::size_t from, std::size_t to, const Parameter& p, Index i, Index j) {
    return Link{from, to, fmt::format("{:g}", p.value(i, j)), number(p.gradient(i, j))};
  };
  enum : std::size_t { x1, x2, s1, s2, h1, h2, y_hat, loss };  // in the order of the nodes
  const std::vector<Node> nodes = {
      {0, 1, "x1", number(e.x(0, 0)), ""}, {0, 0, "x2", number(e.x(0, 1)), ""},
      node(0.3, 1, "s1", e.s, 0),          node(0.3, 0, "s2", e.s, 1),
      node(0.52, 1, "h1", e.h, 0),         node(0.52, 0, "h2", e.h, 1),
      node(0.8, 0.5, "y_hat", e.y_hat, 0), {1, 0.5, "L", number(e.loss), "1"}};
  plots.diagram("worked_example",
                {"Blue: the values run forward. Orange: dL/d(each) runs back", "", ""}, nodes,
                {weight(x1, s1, e.w1, 0, 0),
                 weight(x1, s2, e.w1, 0, 1),
                 weight(x2, s1, e.w1, 1, 0),
                 weight(x2, s2, e.w1, 1, 1),
                 {s1, h1, "", ""},
                 {s2, h2, "", ""},
                 weight(h1, y_hat, e.w2, 0, 0),
                 weight(h2, y_hat, e.w2, 1, 0),
                 {y_hat, loss, "", ""}});
}

/// Every number of a network 2-2-1, on the forward pass and on the backward pass.
inline void work_by_hand(Plots& plots, Rng& rng) {
  const WorkedExample example = worked_example(rng);
  print(example);
  draw(example, plots);
}

}  // namespace dl::lesson_07
