#include "sequential.hpp"

#include <vector>

#include "activation_layer.hpp"
#include "allocations_of.hpp"
#include "classification.hpp"
#include "common/dataset.hpp"
#include "common/gradient_check.hpp"
#include "common/rng.hpp"
#include "common/safetensors.hpp"
#include "dense_layer.hpp"
#include "layer.hpp"
#include "solutions/04_mlp/mlp.hpp"
#include "solutions/05_gradient_descent/descend.hpp"
#include "solutions/05_gradient_descent/squared_error.hpp"
#include "solutions/06_optimizers/sgd.hpp"
#include "state_dict.hpp"
#include "tests/golden/07_backpropagation.hpp"
#include "tests/product.hpp"
#include "tests/testing.hpp"
#include "three_layers.hpp"
#include "times.hpp"

namespace dl {
namespace {

/// Notes in which mode it was called and which error arrived at it.
class Listener : public Layer {
 public:
  const Matrix& forward_pass(const Matrix& x, Mode mode) override {
    ++passes;
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
  int passes = 0;
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

TEST_CASE("every layer is passed once, the last one too", "[07.5]") {
  Sequential network;
  const auto& first = network.add<Listener>();
  network.add<Times>(2);
  const auto& last = network.add<Listener>();
  network.add<Times>(3);
  const Matrix x = row({1, 4});
  const Matrix y = network.forward(x, Mode::eval);
  LOOKS_LIKE(near(y, row({2, 8})), "the last layer is left out");
  CHECK_THAT(y, EqualsMatrix(row({6, 24})));
  LOOKS_LIKE(first.passes == 2 && last.passes == 2, "each layer is called twice");
  CHECK(first.passes == 1);
  CHECK(last.passes == 1);
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
  LOOKS_LIKE(near(middle.heard, row({1})) && near(first.heard, row({1})),
             "every layer hears the loss itself: pass the error on");
  LOOKS_LIKE(near(middle.heard, row({1})) && near(first.heard, row({2})),
             "the last layer is left out");
  CHECK_THAT(first.heard, EqualsMatrix(row({10})));
  CHECK_THAT(middle.heard, EqualsMatrix(row({5})));
  LOOKS_LIKE(middle.asked_to_pass_back == 2, "each layer is called twice");
  CHECK(middle.asked_to_pass_back == 1);
}

TEST_CASE("the first layer passes its error back only when it is asked to", "[07.6]") {
  Sequential network;
  auto& first = network.add<Listener>();
  network.add<Times>(2);
  network.forward(row({1, 4}), Mode::train);
  network.parameter_gradients(row({1, -3}));
  LOOKS_LIKE(first.asked_to_pass_back == 1, "it runs back beyond number `until`");
  CHECK(first.asked_to_pass_back == 0);
  CHECK_THAT(first.heard, EqualsMatrix(row({2, -6})));
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
  CHECK_THAT(first.weight.gradient, EqualsMatrix(product(rows({{1, 0.5}, {-2, 3}}), grad)));
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
  Sequential network = three_layers(196, 48, Activation::relu, rng);
  const Matrix x = random_matrix(100, 196, rng);
  Labels labels(100);
  for (auto& label : labels) label = static_cast<int>(rng.index(10));
  Classification objective(network, x, labels);
  Sgd optimizer(network.parameters(), 0.01);
  const auto order = rng.permutation(100);
  for (const std::size_t batch_size : {1, 16, 100}) {
    INFO("batch of " << batch_size);
    const Batch batch = Batch(order).first(batch_size);
    CHECK_NO_ALLOCATIONS(allocations_of([&] {
      objective.gradient(batch);
      optimizer.step();
    }));
  }
}

TEST_CASE("the digits are learned by going down the gradients of a network", "[07.6]") {
  const auto digits = load_digits();
  constexpr Index training = 600;
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
  CHECK(right / static_cast<double>(predicted.size()) > 0.8);
}

}  // namespace
}  // namespace dl
