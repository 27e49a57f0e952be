#include "backward_step.hpp"

#include <vector>

#include "allocations_of.hpp"
#include "classification.hpp"
#include "common/rng.hpp"
#include "dense_layer.hpp"
#include "layer.hpp"
#include "sequential.hpp"
#include "solutions/05_gradient_descent/descend.hpp"
#include "tests/testing.hpp"
#include "three_layers.hpp"

namespace dl {
namespace {

/// A layer with one weight, y = w x, that leaves the step to what all layers have.
class Scale : public Layer {
 public:
  Parameter w = Parameter(Matrix::Constant(1, 1, 2));
  const Matrix& forward_pass(const Matrix& x, Mode) override {
    x_ = &x;
    return y_ = w.value(0, 0) * x;
  }
  void parameter_gradients(const Matrix& grad_y) override {
    w.gradient(0, 0) = grad_y.cwiseProduct(*x_).sum();
  }
  const Matrix& input_gradient(const Matrix& grad_y) override {
    return grad_x_ = w.value(0, 0) * grad_y;
  }
  NamedParameters own_parameters() override { return {{"w", &w}}; }

 private:
  const Matrix* x_ = nullptr;
  Matrix y_;
  Matrix grad_x_;
};

TEST_CASE("the error is passed back through the weights as they were", "[07.7]") {
  Rng rng(1);
  Sequential network;
  auto& first = network.add<Dense>(1, 1, rng);
  auto& second = network.add<Dense>(1, 1, rng);
  first.weight.value = second.weight.value = rows({{3}});
  first.bias.value = second.bias.value = row({0});
  first.weight.gradient = second.weight.gradient = rows({{7}});
  const Matrix x = row({2});
  network.forward(x, Mode::train);
  backward_step(network, row({1}), real(0.25));
  LOOKS_LIKE(first.weight.value(0, 0) == Approx(3 - 0.25 * 2 * 1.5),
             "the weights moved before the error was passed back");
  LOOKS_LIKE(first.weight.value(0, 0) == 3, "the first layer stands still");
  LOOKS_LIKE(first.weight.value(0, 0) == 2.5, "every layer hears the loss itself: pass it on");
  LOOKS_LIKE(first.weight.value(0, 0) == 0, "the first layer moves twice");
  CHECK_THAT(first.weight.value, EqualsMatrix(rows({{1.5}})));
  CHECK_THAT(first.bias.value, EqualsMatrix(row({-0.75})));
  CHECK_THAT(second.weight.value, EqualsMatrix(rows({{1.5}})));
  CHECK_THAT(second.bias.value, EqualsMatrix(row({-0.25})));
  LOOKS_LIKE(second.weight.gradient(0, 0) != 7, "the gradient is written down all the same");
  CHECK_THAT(second.weight.gradient, EqualsMatrix(rows({{7}})));
  CHECK_THAT(first.weight.gradient, EqualsMatrix(rows({{7}})));
}

TEST_CASE("a step on the backward pass moves the weights as a gradient and a step do", "[07.7]") {
  for (const Index samples : {1, 5, 40}) {
    INFO("batch of " << samples);
    const auto parameters_after = [&](auto train) {
      Rng rng(9);
      Sequential network = three_layers(6, 300, Activation::tanh, rng);
      network.add<Scale>();
      const Matrix x = random_matrix(samples, 6, rng);
      Labels labels(static_cast<std::size_t>(samples));
      for (auto& label : labels) label = static_cast<int>(rng.index(10));
      const auto all = rng.permutation(samples);
      Classification objective(network, x, labels);
      Matrix losses(1, 3);
      for (real& loss : losses.reshaped()) loss = train(network, objective, all);
      std::vector<Matrix> values = {losses};
      for (const auto* p : network.parameters()) values.push_back(p->value);
      return values;
    };
    constexpr real learning_rate = 0.1;
    const auto two_steps = parameters_after([](auto& network, auto& objective, Batch batch) {
      const double loss = objective.gradient(batch);
      gradient_step(network.parameters(), learning_rate);
      return loss;
    });
    const auto one_step = parameters_after([](auto&, auto& objective, Batch batch) {
      return descent_step(objective, batch, learning_rate);
    });
    for (std::size_t i = 0; i < two_steps.size(); ++i) {
      CHECK_THAT(one_step[i], EqualsMatrix(two_steps[i], 1e-12));
    }
  }
}

TEST_CASE("a step on the backward pass takes no memory from the heap", "[07.7]") {
  Rng rng(7);
  Sequential network = three_layers(784, 128, Activation::relu, rng);
  const Matrix x = random_matrix(64, 784, rng);
  const Labels labels(64, 3);
  Classification objective(network, x, labels);
  const auto order = rng.permutation(64);
  for (const std::size_t batch_size : {1, 16, 64}) {
    INFO("batch of " << batch_size);
    const Batch batch = Batch(order).first(batch_size);
    CHECK_NO_ALLOCATIONS(allocations_of([&] { descent_step(objective, batch, real(0.01)); }));
  }
}

}  // namespace
}  // namespace dl
