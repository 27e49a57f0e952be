#include "tests/golden/07_backpropagation.hpp"

#include <cmath>
#include <functional>
#include <limits>
#include <memory>

#include "activation_layer.hpp"
#include "backward_step.hpp"
#include "classification.hpp"
#include "common/gradient_check.hpp"
#include "dense_layer.hpp"
#include "finite_differences.hpp"
#include "residual.hpp"
#include "sequential.hpp"
#include "softmax_layer.hpp"
#include "solutions/04_mlp/mlp.hpp"
#include "solutions/05_gradient_descent/descend.hpp"
#include "solutions/05_gradient_descent/squared_error.hpp"
#include "solutions/06_optimizers/sgd.hpp"
#include "state_dict.hpp"
#include "tests/allocations.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

Dense dense_layer(const Matrix& weight, const Matrix& bias) {
  Rng rng(1);
  Dense layer(weight.rows(), weight.cols(), rng);
  layer.weight.value = weight;
  layer.bias.value = bias;
  return layer;
}

/// Σ c · y, a loss whose gradient with respect to y is c.
double weighted_output(Layer& layer, const Matrix& x, const Matrix& c) {
  return layer.forward(x, Mode::train).cwiseProduct(c).sum();
}

// 07.1 and 07.2: dense

TEST_CASE("the gradient of a weight adds input times error over the batch", "[07.1]") {
  Dense layer = dense_layer(rows({{1, 2}, {3, 4}, {5, 6}}), row({0, 0}));
  const Matrix x = rows({{1, 0, 2}, {3, 1, 0}});
  layer.forward(x, Mode::train);
  layer.parameter_gradients(rows({{1, 2}, {-1, 4}}));
  const Matrix expected = rows({{-2, 14}, {-1, 4}, {2, 4}});
  LOOKS_LIKE(near(layer.weight.gradient, expected / 2),
             "the mean over the batch is taken twice: the loss has divided by n already");
  LOOKS_LIKE(near(layer.weight.gradient, -expected),
             "the sign is turned: the optimizer takes away");
  LOOKS_LIKE(near(layer.weight.gradient, expected.transpose()),
             "the factors are in the wrong order: rows of W are inputs, so xᵀ comes first");
  CHECK_THAT(layer.weight.gradient, EqualsMatrix(expected));
}

TEST_CASE("the gradient of a bias is the error, added up over the batch", "[07.1]") {
  Dense layer = dense_layer(rows({{1, 2}}), row({0, 0}));
  const Matrix x = rows({{2}, {3}, {4}});
  layer.forward(x, Mode::train);
  layer.parameter_gradients(rows({{1, 2}, {-1, 4}, {3, 0}}));
  LOOKS_LIKE(near(layer.bias.gradient, row({1, 2})), "the mean over the batch is taken twice");
  LOOKS_LIKE(near(layer.bias.gradient, row({0, 0})), "the bias gets no gradient");
  CHECK_THAT(layer.bias.gradient, EqualsMatrix(row({3, 6})));
}

TEST_CASE("a second pass replaces the gradients of the first", "[07.1]") {
  Dense layer = dense_layer(rows({{1, 2}}), row({0, 0}));
  const Matrix x = rows({{2}});
  for (int pass = 0; pass < 2; ++pass) {
    layer.forward(x, Mode::train);
    layer.parameter_gradients(rows({{1, 3}}));
  }
  LOOKS_LIKE(near(layer.weight.gradient, rows({{4, 12}})),
             "the second pass adds to the first: use =, not +=");
  CHECK_THAT(layer.weight.gradient, EqualsMatrix(rows({{2, 6}})));
  CHECK_THAT(layer.bias.gradient, EqualsMatrix(row({1, 3})));
}

TEST_CASE("the gradients of a dense layer agree with central differences", "[07.1]") {
  Rng rng(2);
  Dense layer(4, 3, rng);
  const Matrix x = random_matrix(5, 4, rng);
  const Matrix c = random_matrix(5, 3, rng);
  layer.forward(x, Mode::train);
  layer.parameter_gradients(c);
  for (auto* p : layer.parameters()) {
    const Matrix start = p->value;
    const auto loss = [&](const Matrix& value) {
      p->value = value;
      return weighted_output(layer, x, c);
    };
    CHECK(gradient_error(loss, start, p->gradient) < 1e-8);
    p->value = start;
  }
}

/// Mallocs of a call that has been made before, when every matrix has its size.
long allocations_of(const std::function<void()>& call) {
  call();
  const long before = allocations();
  call();
  return allocations() - before;
}

/// Calls check(layer, dL/dy) after a forward pass of one sample, of a few and of many.
void for_batches_of_any_size(const std::function<void(Dense&, const Matrix&)>& check) {
  Rng rng(7);
  Dense layer(784, 128, rng);
  for (const Index batch : {1, 16, 200}) {
    INFO("batch of " << batch);
    const Matrix x = random_matrix(batch, 784, rng);
    layer.forward(x, Mode::train);
    check(layer, random_matrix(batch, 128, rng));
  }
}

TEST_CASE("the gradients of a dense layer take no memory from the heap", "[07.1]") {
  for_batches_of_any_size([](Dense& layer, const Matrix& grad_y) {
    const long count = allocations_of([&] { layer.parameter_gradients(grad_y); });
    LOOKS_LIKE(count > 0,
               "the product makes a matrix of its own first: multiply_transposed_a does not");
    CHECK(count == 0);
  });
}

TEST_CASE("an error comes back along each weight", "[07.2]") {
  Dense layer = dense_layer(rows({{1, 2}, {3, 4}}), row({7, 7}));
  const Matrix x = rows({{1, 1}});
  layer.forward(x, Mode::train);
  const Matrix grad_x = layer.input_gradient(row({1, 10}));
  LOOKS_LIKE(near(grad_x, row({31, 42})), "the weights are not transposed: rows are inputs");
  CHECK_THAT(grad_x, EqualsMatrix(row({21, 43})));
}

TEST_CASE("each sample's error comes back to its own row", "[07.2]") {
  Dense layer = dense_layer(rows({{1, 2}, {3, 4}, {5, 6}}), row({0, 0}));
  const Matrix x = rows({{1, 0, 2}, {3, 1, 0}});
  layer.forward(x, Mode::train);
  CHECK_THAT(layer.input_gradient(rows({{1, 0}, {0, 1}})),
             EqualsMatrix(rows({{1, 3, 5}, {2, 4, 6}})));
}

TEST_CASE("the input gradient of a dense layer agrees with central differences", "[07.2]") {
  Rng rng(2);
  Dense layer(4, 3, rng);
  const Matrix x = random_matrix(5, 4, rng);
  const Matrix c = random_matrix(5, 3, rng);
  layer.forward(x, Mode::train);
  const Matrix grad_x = layer.input_gradient(c);
  CHECK(gradient_error([&](const Matrix& at) { return weighted_output(layer, at, c); }, x, grad_x) <
        1e-8);
}

TEST_CASE("the input gradient of a dense layer takes no memory from the heap", "[07.2]") {
  for_batches_of_any_size([](Dense& layer, const Matrix& grad_y) {
    const long count = allocations_of([&] { layer.input_gradient(grad_y); });
    LOOKS_LIKE(count > 0,
               "the product makes a matrix of its own first: multiply_transposed_b does not");
    CHECK(count == 0);
  });
}

// 07.3: activations

Matrix slope_of(Activation activation, const Matrix& x) {
  Matrix y(x.rows(), x.cols());
  activate(activation, x, y);
  Matrix slope;
  activation_gradient(activation, x, y, Matrix::Ones(x.rows(), x.cols()), slope);
  return slope;
}

TEST_CASE("the slopes agree with PyTorch's", "[07.3]") {
  const Matrix x = rows(golden::activation_x);
  const Matrix sigmoid = slope_of(Activation::sigmoid, x);
  LOOKS_LIKE(near(sigmoid, (x.array() * (1 - x.array())).matrix()),
             "the sigmoid's slope is y (1 - y), of the output y, not of x");
  CHECK_THAT(sigmoid, EqualsMatrix(rows(golden::sigmoid_slope), 1e-12));
  const Matrix tanh = slope_of(Activation::tanh, x);
  LOOKS_LIKE(near(tanh, (1 - x.array().tanh()).matrix()), "the square is missing: 1 - y²");
  LOOKS_LIKE(near(tanh, (1 - x.array().square()).matrix()),
             "tanh's slope is 1 - y², of the output");
  CHECK_THAT(tanh, EqualsMatrix(rows(golden::tanh_slope), 1e-12));
  CHECK_THAT(slope_of(Activation::relu, x), EqualsMatrix(rows(golden::relu_slope)));
  const Matrix leaky = slope_of(Activation::leaky_relu, x);
  LOOKS_LIKE(near(leaky, rows(golden::relu_slope)), "leaky ReLU has a slope of 0.01 below 0");
  CHECK_THAT(leaky, EqualsMatrix(rows(golden::leaky_relu_slope)));
  const Matrix gelu = slope_of(Activation::gelu, x);
  LOOKS_LIKE(near(gelu, x.unaryExpr([](real v) { return normal_distribution(v); })),
             "GELU is a product: its slope has a second part, x Φ'(x)");
  CHECK_THAT(gelu, EqualsMatrix(rows(golden::gelu_slope), 1e-12));
}

TEST_CASE("the slope multiplies the error that arrives", "[07.3]") {
  const Matrix x = rows({{2, -2}, {0.5, -0.5}});
  const Matrix grad_y = rows({{3, 5}, {-1, 7}});
  for (const auto activation : all_activations) {
    INFO(name_of(activation));
    const Matrix slope = slope_of(activation, x);
    Matrix y(2, 2);
    activate(activation, x, y);
    Matrix grad_x;
    activation_gradient(activation, x, y, grad_y, grad_x);
    LOOKS_LIKE(activation != Activation::identity && near(grad_x, slope),
               "the error that arrives is left out: multiply by grad_y");
    CHECK_THAT(grad_x, EqualsMatrix(grad_y.cwiseProduct(slope)));
  }
}

TEST_CASE("a step has no slope, so nothing below it learns", "[07.3]") {
  CHECK_THAT(slope_of(Activation::step, row({-1, 0, 1})), EqualsMatrix(row({0, 0, 0})));
}

TEST_CASE("every activation agrees with central differences", "[07.3]") {
  Rng rng(3);
  // Away from 0, where ReLU has a corner.
  Matrix x = random_matrix(4, 5, rng);
  x = (x.array().abs() < 0.01).select(real(0.5), x);
  const Matrix c = random_matrix(4, 5, rng);
  for (const auto activation : all_activations) {
    INFO(name_of(activation));
    ActivationLayer layer(activation);
    layer.forward(x, Mode::train);
    const Matrix grad_x = layer.input_gradient(c);
    CHECK(gradient_error([&](const Matrix& at) { return weighted_output(layer, at, c); }, x,
                         grad_x) < 1e-8);
  }
}

// 07.4: softmax

TEST_CASE("the backward pass through a softmax agrees with PyTorch's", "[07.4]") {
  SoftmaxLayer layer;
  const Matrix x = rows(golden::softmax_x);
  const Matrix grad_y = rows(golden::softmax_grad_y);
  const Matrix y = layer.forward(x, Mode::train);
  const Matrix grad_x = layer.input_gradient(grad_y);
  LOOKS_LIKE(near(grad_x, y.cwiseProduct(grad_y)),
             "only its own probability is moved: each logit moves them all, take the mean away");
  LOOKS_LIKE(near(grad_x, (grad_y.array() * y.array() * (1 - y.array())).matrix()),
             "this is a sigmoid's slope: a softmax's probabilities depend on each other");
  CHECK_THAT(grad_x, EqualsMatrix(rows(golden::softmax_grad_x), 1e-12));
}

TEST_CASE("the same error for all probabilities moves no logit, because they add up to 1",
          "[07.4]") {
  SoftmaxLayer layer;
  const Matrix x = rows({{0.3, -1, 2}, {5, 5, -5}});
  layer.forward(x, Mode::train);
  CHECK_THAT(layer.input_gradient(Matrix::Constant(2, 3, 4)), EqualsMatrix(Matrix::Zero(2, 3)));
}

TEST_CASE("softmax and -log p, the long way, give the short form of cross entropy", "[07.4]") {
  Rng rng(4);
  const Matrix logits = random_matrix(3, 4, rng);
  const Labels labels = {2, 0, 3};
  SoftmaxLayer layer;
  const Matrix p = layer.forward(logits, Mode::train);
  Matrix grad_p = Matrix::Zero(3, 4);
  for (Index i = 0; i < 3; ++i) grad_p(i, labels[i]) = -1 / (3 * p(i, labels[i]));
  const Matrix the_long_way = layer.input_gradient(grad_p);
  Matrix short_form;
  cross_entropy(logits, labels, short_form);
  CHECK_THAT(the_long_way, EqualsMatrix(short_form, 1e-12));
}

// 07.5 and 07.6: the network

/// Multiplies by a number: a layer whose result a test can say in its head.
class Times : public Layer {
 public:
  explicit Times(real factor) : factor_(factor) {}
  const Matrix& forward_pass(const Matrix& x, Mode) override { return y_ = factor_ * x; }
  const Matrix& input_gradient(const Matrix& grad_y) override { return grad_x_ = factor_ * grad_y; }

 private:
  real factor_;
  Matrix y_;
  Matrix grad_x_;
};

/// Notes in which mode it was called and which error arrived at it.
class Listener : public Layer {
 public:
  const Matrix& forward_pass(const Matrix& x, Mode mode) override {
    mode_heard = mode;
    return y_ = x;
  }
  void parameter_gradients(const Matrix& grad_y) override { heard = grad_y; }
  const Matrix& input_gradient(const Matrix& grad_y) override {
    ++asked_to_pass_back;
    return grad_x_ = grad_y;
  }

  Mode mode_heard = Mode::train;
  Matrix heard;
  int asked_to_pass_back = 0;

 private:
  Matrix y_;
  Matrix grad_x_;
};

TEST_CASE("each layer is fed with the output of the one before", "[07.5]") {
  Sequential network;
  network.add<Times>(2);
  network.add<Times>(5);
  const Matrix x = row({1, -3});
  const Matrix y = network.forward(x, Mode::eval);
  LOOKS_LIKE(near(y, row({5, -15})), "every layer gets the first input: pass its output on");
  LOOKS_LIKE(near(y, row({2, -6})), "only the first layer is used");
  CHECK_THAT(y, EqualsMatrix(row({10, -30})));
}

TEST_CASE("a network's forward pass is the sums and activations of lesson 04", "[07.5]") {
  Rng rng(5);
  Sequential network;
  auto& first = network.add<Dense>(3, 4, rng);
  network.add<ActivationLayer>(Activation::tanh);
  auto& second = network.add<Dense>(4, 2, rng);
  const Mlp mlp{{{first.weight.value, first.bias.value.row(0), Activation::tanh},
                 {second.weight.value, second.bias.value.row(0), Activation::identity}}};
  const Matrix x = random_matrix(6, 3, rng);
  CHECK_THAT(network.forward(x, Mode::eval), EqualsMatrix(mlp.forward(x)));
}

TEST_CASE("every layer hears the mode", "[07.5]") {
  Sequential network;
  const auto& first = network.add<Listener>();
  const auto& second = network.add<Listener>();
  const Matrix x = row({1});
  for (const Mode mode : {Mode::eval, Mode::train}) {
    network.forward(x, mode);
    LOOKS_LIKE(first.mode_heard != mode, "the mode is not passed on: some layers work by it");
    CHECK(first.mode_heard == mode);
    CHECK(second.mode_heard == mode);
  }
}

TEST_CASE("a network without layers gives back its input, not a copy", "[07.5]") {
  Sequential network;
  const Matrix x = row({1, 2});
  CHECK(&network.forward(x, Mode::eval) == &x);
}

TEST_CASE("what a network has learned goes to another by name", "[07.5]") {
  Rng rng(5);
  const auto make = [&rng](Index units) {
    Sequential network;
    auto& backbone = network.add<Sequential>();
    backbone.add<Dense>(3, units, rng);
    backbone.add<ActivationLayer>(Activation::tanh);
    network.add<Dense>(units, 2, rng);
    return network;
  };
  Sequential taught = make(4);
  Sequential other = make(4);
  std::vector<std::string> names;
  for (const auto& [name, matrix] : state_dict(taught)) names.push_back(name);
  CHECK(names == std::vector<std::string>{"layers.0.layers.0.weight", "layers.0.layers.0.bias",
                                          "layers.1.weight", "layers.1.bias"});
  const TemporaryFolder folder;
  save_state_dict(folder / "taught", taught);
  load_state_dict(folder / "taught", other);
  const Matrix x = random_matrix(6, 3, rng);
  CHECK_THAT(other.forward(x, Mode::eval), EqualsMatrix(taught.forward(x, Mode::eval)));

  Sequential wider = make(5);
  const auto before = copies(state_dict(wider));
  CHECK_THROWS_WITH(load_state_dict(folder / "taught", wider),
                    ContainsSubstring("tensors: 'layers.0.layers.0.weight' is [3, 4], expected "
                                      "[3, 5]; 'layers.0.layers.0.bias' is [1, 4], expected "
                                      "[1, 5]; 'layers.1.weight' is [4, 2], expected [5, 2]"));
  const bool untouched = copies(state_dict(wider)) == before;
  CHECK(untouched);
  auto weights = copies(state_dict(taught));
  weights["layers.1.scale"] = weights["layers.1.bias"];
  weights.erase("layers.1.bias");
  save_weights(folder / "renamed", weights);
  CHECK_THROWS_WITH(load_state_dict(folder / "renamed", other),
                    ContainsSubstring("'layers.1.bias' is missing; 'layers.1.scale' is left over"));
}

TEST_CASE("the error runs from the last layer to the first", "[07.6]") {
  Sequential network;
  auto& first = network.add<Listener>();
  network.add<Times>(2);
  auto& middle = network.add<Listener>();
  network.add<Times>(5);
  const Matrix x = row({1});
  network.forward(x, Mode::train);
  network.backward(row({1}));
  LOOKS_LIKE(first.heard.size() == 0, "the first layer is left out: it has parameters too");
  LOOKS_LIKE(near(middle.heard, row({2})), "the error runs from the first layer to the last");
  LOOKS_LIKE(near(middle.heard, row({1})), "every layer hears the loss itself: pass the error on");
  CHECK_THAT(first.heard, EqualsMatrix(row({10})));
  CHECK_THAT(middle.heard, EqualsMatrix(row({5})));
}

TEST_CASE("the first layer passes its error back only when it is asked to", "[07.6]") {
  Sequential network;
  auto& first = network.add<Listener>();
  network.add<Times>(2);
  network.forward(row({1, 4}), Mode::train);
  network.parameter_gradients(row({1, -3}));
  CHECK_THAT(first.heard, EqualsMatrix(row({2, -6})));
  CHECK(first.asked_to_pass_back == 0);
  CHECK_THAT(network.backward(row({3, 0.5})), EqualsMatrix(row({6, 1})));
  CHECK_THAT(first.heard, EqualsMatrix(row({6, 1})));
  CHECK(first.asked_to_pass_back == 1);
}

TEST_CASE("a network without layers gives back its error, too", "[07.6]") {
  Sequential network;
  const Matrix grad = row({1, 2});
  CHECK(&network.backward(grad) == &grad);
  CHECK_NOTHROW(network.parameter_gradients(grad));
}

TEST_CASE("a network in a network is as good as its layers one after the other", "[07.6]") {
  Rng rng(5), same(5);
  Sequential flat;
  flat.add<Dense>(3, 4, rng);
  flat.add<ActivationLayer>(Activation::sigmoid);
  flat.add<Dense>(4, 5, rng);
  flat.add<Dense>(5, 2, rng);
  Sequential nested;
  auto& body = nested.add<Sequential>();
  body.add<Dense>(3, 4, same);
  body.add<ActivationLayer>(Activation::sigmoid);
  auto& head = nested.add<Sequential>();
  head.add<Dense>(4, 5, same);
  head.add<Dense>(5, 2, same);
  const Matrix x = random_matrix(6, 3, rng);
  const Matrix grad = random_matrix(6, 2, rng);
  for (int pass = 0; pass < 2; ++pass) {
    CHECK_THAT(nested.forward(x, Mode::train), EqualsMatrix(flat.forward(x, Mode::train)));
    CHECK_THAT(nested.backward(grad), EqualsMatrix(flat.backward(grad)));
    nested.parameter_gradients(grad);
    REQUIRE(nested.parameters().size() == flat.parameters().size());
    for (std::size_t i = 0; i < flat.parameters().size(); ++i) {
      CHECK_THAT(nested.parameters()[i]->gradient, EqualsMatrix(flat.parameters()[i]->gradient));
    }
  }
}

TEST_CASE("a frozen layer stays as it is, and the error runs back no further than it must",
          "[07.6]") {
  Rng rng(5);
  Sequential network;
  auto& listener = network.add<Listener>();
  auto& body = network.add<Sequential>();
  auto& frozen = body.add<Dense>(3, 4, rng);
  auto& head = network.add<Dense>(4, 2, rng);
  listener.set_frozen(true);
  body.set_frozen(true);
  frozen.weight.gradient.setConstant(7);
  CHECK(network.parameters() == Parameters{&head.weight, &head.bias});
  CHECK(network.named_parameters().size() == 4);
  const Matrix x = random_matrix(6, 3, rng);
  const Matrix grad = random_matrix(6, 2, rng);
  const Matrix y = network.forward(x, Mode::train);
  CHECK(listener.mode_heard == Mode::eval);
  network.parameter_gradients(grad);
  CHECK(listener.heard.size() == 0);
  CHECK_THAT(frozen.weight.gradient, EqualsMatrix(Matrix::Constant(3, 4, 7)));
  CHECK_THAT(head.bias.gradient, EqualsMatrix(grad.colwise().sum()));
  network.backward(grad);  // dL/dx is wanted: it runs all the way, and still moves nothing
  CHECK_THAT(frozen.weight.gradient, EqualsMatrix(Matrix::Constant(3, 4, 7)));
  CHECK(listener.asked_to_pass_back == 1);
  body.set_frozen(false);
  network.forward(x, Mode::train);
  network.parameter_gradients(grad);
  CHECK_THAT(frozen.bias.gradient,
             EqualsMatrix((grad * head.weight.value.transpose()).colwise().sum()));
  CHECK_THAT(network.forward(x, Mode::train), EqualsMatrix(y));
}

TEST_CASE("body and head learn at rates of their own", "[07.6]") {
  Rng rng(5);
  Sequential network;
  auto& body = network.add<Dense>(3, 4, rng);
  auto& head = network.add<Dense>(4, 2, rng);
  Sgd slow(body.parameters(), 0.25);
  Sgd fast(head.parameters(), 2);
  const Matrix before = body.weight.value;
  const Matrix head_before = head.weight.value;
  network.forward(random_matrix(6, 3, rng), Mode::train);
  network.parameter_gradients(random_matrix(6, 2, rng));
  slow.step();
  fast.step();
  CHECK_THAT(body.weight.value, EqualsMatrix(before - 0.25 * body.weight.gradient));
  CHECK_THAT(head.weight.value, EqualsMatrix(head_before - 2 * head.weight.gradient));
}

TEST_CASE("an input that was a temporary is still there on the backward pass", "[07.6]") {
  Rng rng(5);
  Sequential network;
  auto& first = network.add<Dense>(2, 3, rng);
  network.forward(rows({{1, -2}, {0.5, 3}}), Mode::train);
  const Matrix grad = random_matrix(2, 3, rng);
  network.backward(grad);
  CHECK_THAT(first.weight.gradient, EqualsMatrix(rows({{1, 0.5}, {-2, 3}}) * grad));
}

TEST_CASE("the worked example 2-2-1 has the numbers of the text, all of them", "[07.6]") {
  Sequential network;
  Rng rng(1);
  auto& hidden = network.add<Dense>(2, 2, rng);
  auto& sigmoid = network.add<ActivationLayer>(Activation::sigmoid);
  auto& output = network.add<Dense>(2, 1, rng);
  hidden.weight.value = rows({{0.5, -0.5}, {0.25, 0.75}});
  hidden.bias.value = row({0, -1});
  output.weight.value = rows({{1}, {-2}});
  output.bias.value = row({0.5});
  const Matrix x = row({1, 2});

  const Matrix y_hat = network.forward(x, Mode::train);
  Matrix grad_y_hat;
  CHECK(squared_error(y_hat, row({1}), grad_y_hat) == Approx(golden::worked_loss).epsilon(1e-12));
  CHECK_THAT(y_hat, EqualsMatrix(rows(golden::worked_output), 1e-12));
  CHECK_THAT(grad_y_hat, EqualsMatrix(rows(golden::worked_grad_output), 1e-12));

  network.backward(grad_y_hat);
  CHECK_THAT(output.weight.gradient, EqualsMatrix(rows(golden::worked_grad_w2), 1e-12));
  CHECK_THAT(output.bias.gradient, EqualsMatrix(rows(golden::worked_grad_b2), 1e-12));
  CHECK_THAT(hidden.weight.gradient, EqualsMatrix(rows(golden::worked_grad_w1), 1e-12));
  CHECK_THAT(hidden.bias.gradient, EqualsMatrix(rows(golden::worked_grad_b1), 1e-12));

  const Matrix sums = hidden.forward(x, Mode::train);
  CHECK_THAT(sums, EqualsMatrix(rows(golden::worked_sums), 1e-12));
  CHECK_THAT(sigmoid.forward(sums, Mode::train), EqualsMatrix(rows(golden::worked_hidden), 1e-12));
  const Matrix grad_hidden = output.input_gradient(grad_y_hat);
  CHECK_THAT(grad_hidden, EqualsMatrix(rows(golden::worked_grad_hidden), 1e-12));
  CHECK_THAT(sigmoid.input_gradient(grad_hidden),
             EqualsMatrix(rows(golden::worked_grad_sums), 1e-12));
}

TEST_CASE("loss and gradients of a network agree with PyTorch's", "[07.6]") {
  Rng rng(1);
  Sequential network;
  auto& first = network.add<Dense>(3, 4, rng);
  network.add<ActivationLayer>(Activation::tanh);
  auto& second = network.add<Dense>(4, 3, rng);
  first.weight.value = rows(golden::network_w1);
  first.bias.value = rows(golden::network_b1);
  second.weight.value = rows(golden::network_w2);
  second.bias.value = rows(golden::network_b2);
  const Matrix x = rows(golden::network_x);
  const Labels labels = {0, 2, 1, 1, 0};
  Classification objective(network, x, labels);
  const std::vector<Index> all = {0, 1, 2, 3, 4};
  CHECK(objective.gradient(all) == Approx(golden::network_loss).epsilon(1e-12));
  CHECK_THAT(first.weight.gradient, EqualsMatrix(rows(golden::network_grad_w1), 1e-12));
  CHECK_THAT(first.bias.gradient, EqualsMatrix(rows(golden::network_grad_b1), 1e-12));
  CHECK_THAT(second.weight.gradient, EqualsMatrix(rows(golden::network_grad_w2), 1e-12));
  CHECK_THAT(second.bias.gradient, EqualsMatrix(rows(golden::network_grad_b2), 1e-12));
}

/// inputs - units - units - 10, one activation in both hidden layers.
Sequential three_layers(Index inputs, Index units, Activation activation, Rng& rng) {
  Sequential network;
  network.add<Dense>(inputs, units, rng);
  network.add<ActivationLayer>(activation);
  network.add<Dense>(units, units, rng);
  network.add<ActivationLayer>(activation);
  network.add<Dense>(units, 10, rng);
  return network;
}

TEST_CASE("a network with any activation agrees with central differences", "[07.6]") {
  for (const auto activation : all_activations) {
    if (activation == Activation::step) continue;  // its corners are everywhere
    INFO(name_of(activation));
    Rng rng(6);
    Sequential network = three_layers(4, 5, activation, rng);
    const Matrix x = random_matrix(6, 4, rng);
    const Labels labels = {0, 9, 3, 3, 5, 7};
    Classification objective(network, x, labels);
    const std::vector<Index> all = {0, 1, 2, 3, 4, 5};
    objective.gradient(all);
    for (auto* p : network.parameters()) {
      const Matrix gradient = p->gradient;
      const Matrix start = p->value;
      const auto loss = [&](const Matrix& value) {
        p->value = value;
        Matrix unused;
        return cross_entropy(network.forward(x, Mode::train), labels, unused);
      };
      CHECK(gradient_error(loss, start, gradient) < 1e-8);
      p->value = start;
    }
  }
}

TEST_CASE("a training step takes no memory from the heap", "[07.6]") {
  Rng rng(7);
  Sequential network = three_layers(784, 128, Activation::relu, rng);
  const Matrix x = random_matrix(200, 784, rng);
  Labels labels(200);
  for (auto& label : labels) label = static_cast<int>(rng.index(10));
  Classification objective(network, x, labels);
  Sgd optimizer(network.parameters(), 0.01);
  const auto order = rng.permutation(200);
  for (const std::size_t batch_size : {1, 16, 64, 200}) {
    INFO("batch of " << batch_size);
    const Batch batch = Batch(order).first(batch_size);
    CHECK(allocations_of([&] {
            objective.gradient(batch);
            optimizer.step();
          }) == 0);
  }
}

TEST_CASE("the digits are learned by going down the gradients of a network", "[07.6]") {
  const auto digits = load_digits();
  constexpr Index training = 1200;
  Rng rng(8);
  Sequential network = three_layers(64, 32, Activation::relu, rng);
  const Matrix x = digits.x.topRows(training);
  const Labels labels(digits.y.begin(), digits.y.begin() + training);
  Classification objective(network, x, labels);
  Sgd optimizer(network.parameters(), 0.2);
  for (int epoch = 0; epoch < 10; ++epoch) {
    const auto order = rng.permutation(training);
    descend(objective, mini_batches(order, 16), [&] { optimizer.step(); });
  }
  const Labels predicted = predict(network, digits.x.bottomRows(digits.size() - training));
  double right = 0;
  for (std::size_t i = 0; i < predicted.size(); ++i)
    right += predicted[i] == digits.y[i + training];
  CHECK(right / static_cast<double>(predicted.size()) > 0.9);
}

// 07.7: the step on the backward pass

TEST_CASE("the error is passed back through the weights as they were", "[07.7]") {
  Rng rng(1);
  Sequential network;
  auto& first = network.add<Dense>(1, 1, rng);
  auto& second = network.add<Dense>(1, 1, rng);
  first.weight.value = second.weight.value = rows({{3}});
  first.bias.value = second.bias.value = row({0});
  const Matrix x = row({2});
  network.forward(x, Mode::train);
  backward_step(network, row({1}), real(0.25));
  LOOKS_LIKE(first.weight.value(0, 0) == Approx(3 - 0.25 * 2 * 1.5),
             "the weights moved before the error was passed back");
  LOOKS_LIKE(first.weight.value(0, 0) == 3, "the first layer stands still");
  CHECK_THAT(first.weight.value, EqualsMatrix(rows({{1.5}})));
  CHECK_THAT(first.bias.value, EqualsMatrix(row({-0.75})));
  CHECK_THAT(second.weight.value, EqualsMatrix(rows({{1.5}})));
  CHECK_THAT(second.bias.value, EqualsMatrix(row({-0.25})));
}

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
    CHECK(allocations_of([&] { descent_step(objective, batch, real(0.01)); }) == 0);
  }
}

// 07.8: finite differences

TEST_CASE("the central difference looks to both sides, and puts the weight back", "[07.8]") {
  real w = 2;
  const double slope = central_difference(
      w, [&] { return w * w * w; }, 0.1);
  LOOKS_LIKE(slope == Approx(12.61),
             "this looks to one side only: its error shrinks with h, not h²");
  LOOKS_LIKE(slope == Approx(24.02), "the way from below to above is 2h long, not h");
  CHECK(slope == Approx(12.01));
  LOOKS_LIKE(w != 2, "the weight is not put back");
  CHECK(w == 2);
}

TEST_CASE("half the step has a quarter of the error", "[07.8]") {
  real w = 0.7;
  const auto loss = [&] { return std::exp(w); };
  const double coarse = std::abs(central_difference(w, loss, 1e-2) - std::exp(0.7));
  const double fine = std::abs(central_difference(w, loss, 5e-3) - std::exp(0.7));
  CHECK(fine > 0);
  CHECK(coarse / fine == Approx(4).epsilon(0.01));
}

TEST_CASE("the gradient check lets a right gradient pass and finds a wrong one", "[07.8]") {
  Parameter a(rows({{1, -2}, {0.5, 3}}));
  Parameter b(row({2}));
  const auto loss = [&] { return a.value.array().cube().sum() + b.value(0, 0) * a.value(0, 1); };
  a.gradient = 3 * a.value.array().square();
  a.gradient(0, 1) += b.value(0, 0);
  b.gradient(0, 0) = a.value(0, 1);
  const NamedParameters both = {{"a", &a}, {"b", &b}};
  CHECK(gradient_check(both, loss).error < 1e-8);
  b.gradient(0, 0) = -a.value(0, 1);
  CHECK(gradient_check(both, loss).error > 0.5);
  CHECK(gradient_check(both, loss).parameter == "b");
}

TEST_CASE("the gradient check lets nothing pass that is not a number", "[07.8]") {
  const double infinity = std::numeric_limits<double>::infinity();
  for (const double wrong : {std::nan(""), infinity, -infinity}) {
    for (Index place = 0; place < 3; ++place) {
      INFO(wrong << " at place " << place);
      Parameter a(row({1, -2, 0.5}));
      Parameter b(row({3}));
      const auto loss = [&] { return a.value.array().cube().sum() + b.value(0, 0); };
      a.gradient = 3 * a.value.array().square();
      b.gradient(0, 0) = 1;
      a.gradient(0, place) = wrong;
      const auto largest = gradient_check({{"a", &a}, {"b", &b}}, loss);
      CHECK(std::isnan(largest.error));
      CHECK(largest.parameter == "a");
    }
  }
}

// 07.9: forks

TEST_CASE("gradients add at a fork: one number on two ways", "[07.9]") {
  Residual fork;
  fork.inner.add<Times>(3);  // y = x + 3 x
  CHECK_THAT(fork.forward(row({2, -1}), Mode::train), EqualsMatrix(row({8, -4})));
  const Matrix grad_x = fork.backward(row({5, 0.5}));
  LOOKS_LIKE(near(grad_x, row({15, 1.5})), "only the way through the layers is counted");
  LOOKS_LIKE(near(grad_x, row({5, 0.5})), "only the path around the layers is counted");
  CHECK_THAT(grad_x, EqualsMatrix(row({20, 2})));
}

TEST_CASE("a block with a path around it agrees with central differences", "[07.9]") {
  Rng rng(5);
  Sequential network;
  network.add<Dense>(3, 4, rng);
  auto& block = network.add<Residual>();
  block.inner.add<Dense>(4, 6, rng);
  block.inner.add<ActivationLayer>(Activation::tanh);
  block.inner.add<Dense>(6, 4, rng);
  network.add<Dense>(4, 2, rng);
  const Matrix x = random_matrix(5, 3, rng);
  const Matrix c = random_matrix(5, 2, rng);
  weighted_output(network, x, c);
  const Matrix grad_x = network.backward(c);
  const auto loss = [&] { return weighted_output(network, x, c); };
  CHECK(gradient_check(network.named_parameters(), loss).error < 1e-8);
  CHECK(gradient_error([&](const Matrix& at) { return weighted_output(network, at, c); }, x,
                       grad_x) < 1e-8);
}

}  // namespace
}  // namespace dl
