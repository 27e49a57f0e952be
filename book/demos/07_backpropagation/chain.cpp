// What the page of the worked example calls: a network 2-2-1, one sample, the squared error.
#include <algorithm>
#include <vector>

#include "activation_layer.hpp"
#include "book/demos/shared/page.hpp"
#include "common/rng.hpp"
#include "dense_layer.hpp"
#include "sequential.hpp"
#include "solutions/05_gradient_descent/descend.hpp"
#include "solutions/05_gradient_descent/squared_error.hpp"

namespace dl {
namespace {

struct Chain {
  Rng rng{1};  ///< for weights that put() replaces
  Sequential network;
  Dense& hidden;
  Dense& output;
  Matrix x = Matrix::Zero(1, 2);
  Matrix target = Matrix::Zero(1, 1);

  Chain() : hidden(network.add<Dense>(2, 2, rng)), output(add_output()) {}

  Dense& add_output() {
    network.add<ActivationLayer>(Activation::sigmoid);
    return network.add<Dense>(2, 1, rng);
  }
};

Chain chain;

/// x, W1 row by row, b1, W2, b2: in this order the page gives them and gets them back.
std::vector<Matrix*> places() {
  return {&chain.x,
          &chain.hidden.weight.value,
          &chain.hidden.bias.value,
          &chain.output.weight.value,
          &chain.output.bias.value,
          &chain.target};
}

void append(std::vector<float>& all, const Matrix& m) {
  all.insert(all.end(), m.data(), m.data() + m.size());
}

double loss() {
  Matrix grad;
  return squared_error(chain.network.forward(chain.x, Mode::train), chain.target, grad);
}

}  // namespace

/// Takes over the twelve numbers that were given: inputs, weights and biases, target.
PAGE_MAY_CALL void put() {
  const auto given = given_numbers();
  auto next = given.begin();
  for (auto* place : places()) {
    std::copy_n(next, place->size(), place->data());
    next += place->size();
  }
}

/// One pass each way, layer by layer: s [2], h [2], y_hat, the loss, dL/dy_hat, dL/dh [2],
/// dL/ds [2], then dL/d(W1 [2, 2], b1 [2], W2 [2], b2).
PAGE_MAY_CALL Numbers pass() {
  std::vector<float> values;
  const Matrix* output = &chain.x;
  for (const auto& layer : chain.network.layers()) {
    output = &layer->forward(*output, Mode::train);
    append(values, *output);
  }
  Matrix grad_y_hat;
  values.push_back(static_cast<float>(squared_error(*output, chain.target, grad_y_hat)));
  append(values, grad_y_hat);
  const Matrix* grad = &grad_y_hat;
  const auto& layers = chain.network.layers();
  for (std::size_t i = layers.size(); i-- > 1;) {
    grad = &layers[i]->backward(*grad);
    append(values, *grad);
  }
  layers.front()->parameter_gradients(*grad);
  for (const auto* p : chain.network.parameters()) append(values, p->gradient);
  return answer(values);
}

/// Lesson 05's step down. The twelve numbers after it, how much the loss should change by the
/// gradient, and the loss before and after.
PAGE_MAY_CALL Numbers step(double learning_rate) {
  Matrix grad;
  auto& network = chain.network;
  const double before = squared_error(network.forward(chain.x, Mode::train), chain.target, grad);
  network.backward(grad);
  double squares = 0;
  for (const auto* p : network.parameters()) squares += p->gradient.squaredNorm();
  gradient_step(network.parameters(), static_cast<real>(learning_rate));
  std::vector<float> values;
  for (const auto* place : places()) append(values, *place);
  for (const double v : {-learning_rate * squares, before, loss()}) {
    values.push_back(static_cast<float>(v));
  }
  return answer(values);
}

}  // namespace dl
