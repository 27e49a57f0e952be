#include "tests/golden/08_regularization.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "adamw.hpp"
#include "common/gradient_check.hpp"
#include "dropout.hpp"
#include "l2_penalty.hpp"
#include "solutions/05_gradient_descent/cross_entropy.hpp"
#include "solutions/06_optimizers/weight_decay.hpp"
#include "solutions/07_backpropagation/activation_layer.hpp"
#include "solutions/07_backpropagation/dense_layer.hpp"
#include "solutions/07_backpropagation/finite_differences.hpp"
#include "solutions/07_backpropagation/sequential.hpp"
#include "tests/testing.hpp"
#include "thinned_average.hpp"

namespace dl {
namespace {

double share_of_zeros(const Matrix& y) {
  return static_cast<double>((y.array() == 0).count()) / static_cast<double>(y.size());
}

/// The network of the golden values, 2-3-2 with tanh.
struct GoldenNetwork {
  Rng rng{1};
  Sequential network;
  Matrix x = rows(golden::x);
  Labels labels = {0, 1, 1, 0, 1, 0};
  Matrix grad;

  GoldenNetwork() {
    network.add<Dense>(2, 3, rng);
    network.add<ActivationLayer>(Activation::tanh);
    network.add<Dense>(3, 2, rng);
    const auto parameters = network.parameters();
    const std::array start = {golden::w1, golden::b1, golden::w2, golden::b2};
    for (std::size_t i = 0; i < start.size(); ++i) parameters[i]->value = rows(start[i]);
  }

  void find_gradients() {
    cross_entropy(network.forward(x, Mode::train), labels, grad);
    network.backward(grad);
  }

  /// All weights and biases in one row.
  RowVector state() {
    RowVector all(17);
    Index at = 0;
    for (const auto* p : network.parameters()) {
      for (Index i = 0; i < p->value.size(); ++i) all(at++) = p->value.data()[i];
    }
    return all;
  }
};

TEST_CASE("dropout switches off the share p of the units", "[08.1]") {
  for (const double p : {0.0, 0.1, 0.5, 0.8}) {
    Rng rng(1);
    Dropout dropout(p, rng);
    const Matrix x = Matrix::Ones(200, 103);
    const double off = share_of_zeros(dropout.forward(x, Mode::train));
    INFO("p " << p);
    LOOKS_LIKE(off == 0 && p > 0, "nothing is switched off in training");
    LOOKS_LIKE(p != 0.5 && std::abs(off - (1 - p)) < 0.02,
               "p is the probability of dropping a unit, not of keeping it");
    CHECK(off == Approx(p).margin(0.012));  // 4 standard deviations
  }
}

TEST_CASE("dropout keeps the expected output unchanged", "[08.1]") {
  for (const double p : {0.2, 0.5, 0.8}) {
    Rng rng(2);
    Dropout dropout(p, rng);
    const Matrix x = Matrix::Constant(300, 101, 3);
    const Matrix y = dropout.forward(x, Mode::train);
    INFO("p " << p);
    LOOKS_LIKE(near(Matrix::Constant(1, 1, y.maxCoeff()), row({3}), 1e-9),
               "what is left must give more: divide by 1 - p");
    LOOKS_LIKE(near(Matrix::Constant(1, 1, y.maxCoeff()), row({3 / p}), 1e-9) && p != 0.5,
               "the factor is 1 / (1 - p), not 1 / p");
    const Matrix left_on = (y.array() != 0).cast<real>() * (3 / (1 - p));
    CHECK_THAT(y, EqualsMatrix(left_on));
    CHECK(y.mean() == Approx(3).margin(0.15));
  }
}

TEST_CASE("nearly all units off keep the expected output unchanged, too", "[08.1]") {
  for (const double left : {0.1, 1e-4, 1e-5}) {
    Rng rng(11);
    Dropout dropout(1 - left, rng);
    const Matrix x = Matrix::Ones(100, 1000);
    double mean = 0;
    constexpr int passes = 50;
    for (int i = 0; i < passes; ++i) mean += dropout.forward(x, Mode::train).mean() / passes;
    INFO("p = 1 - " << left);
    const double deviation = 1 / std::sqrt(left * passes * 1e5);
    // With 1 - 1e-5 to the nearest 1/65536 the mean would be 1.53.
    CHECK(mean == Approx(1).margin(std::min(0.4, 4 * deviation)));
  }
}

TEST_CASE("there is nothing to do at inference", "[08.1]") {
  Rng rng(3);
  Dropout dropout(0.5, rng);
  const Matrix x = rows({{1, -2, 3}, {4, 5, -6}});
  const Matrix y = dropout.forward(x, Mode::eval);
  LOOKS_LIKE(share_of_zeros(y) > 0, "units are off at inference too: mind the mode");
  LOOKS_LIKE(near(y, 0.5 * x), "inference is scaled here, but the training was scaled already");
  CHECK_THAT(y, EqualsMatrix(x));
  Rng untouched(3);
  CHECK(rng.bits() == untouched.bits());
}

TEST_CASE("each unit of each sample is decided on its own, anew in each step", "[08.1]") {
  Rng rng(4);
  Dropout dropout(0.5, rng);
  const Matrix x = Matrix::Ones(100, 64);
  const Matrix first = dropout.forward(x, Mode::train);
  const Matrix second = dropout.forward(x, Mode::train);
  std::set<std::vector<real>> networks;
  for (const auto* y : {&first, &second}) {
    for (Index i = 0; i < 100; ++i) networks.emplace(y->row(i).data(), y->row(i).data() + 64);
  }
  LOOKS_LIKE(networks.size() == 1, "all samples have the same units off, in every step");
  CHECK(networks.size() == 200);
  // Of neighbours, both are off in a quarter of the cases: 4 standard deviations are 0.022.
  const auto off = (first.array() == 0).cast<real>();
  CHECK((off.leftCols(63) * off.rightCols(63)).mean() == Approx(0.25).margin(0.022));
}

TEST_CASE("the same seed switches the same units off, here and everywhere", "[08.1]") {
  Rng rng(5);
  Dropout dropout(0.3, rng);
  const Matrix y = dropout.forward(Matrix::Ones(7, 41), Mode::train);
  // By the book: 16 bits of a 64-bit draw for each unit, the lowest first.
  Rng same(5);
  std::uint64_t bits = 0;
  for (Index i = 0; i < y.size(); ++i) {
    bits = i % 4 == 0 ? same.bits() : bits >> 16;
    CHECK((y.data()[i] == 0) == ((bits & 0xffff) < 19661));  // 0.3 · 65536
  }
  CHECK_THAT(dropout.mask(), EqualsMatrix((y.array() != 0).cast<real>(), 0));
}

TEST_CASE("only probabilities from 0 to below 1 are taken", "[08.1]") {
  Rng rng(1);
  for (const double p : {-0.1, 1.0, 1.5, std::nan("")}) {
    CHECK_THROWS_AS(Dropout(p, rng), std::invalid_argument);
  }
  Dropout dropout(0.5, rng);
  dropout.set_p(0);
  CHECK_THAT(dropout.forward(row({1, 2}), Mode::train), EqualsMatrix(row({1, 2})));
}

TEST_CASE("a dropped unit gets no gradient, the others what forward gave them", "[08.2]") {
  Rng rng(6);
  Dropout dropout(0.5, rng);
  const Matrix x = Matrix::Constant(8, 16, 2);
  const Matrix grad_y = Matrix::Constant(8, 16, 0.25);
  const Matrix y = dropout.forward(x, Mode::train);
  const Matrix grad_x = dropout.input_gradient(grad_y);
  REQUIRE(grad_x.rows() == 8);
  REQUIRE(grad_x.cols() == 16);
  LOOKS_LIKE(share_of_zeros(grad_x) == 0, "a dropped unit still gets a gradient");
  LOOKS_LIKE(near(Matrix::Constant(1, 1, grad_x.maxCoeff()), row({0.25})),
             "forward's factor 1 / (1 - p) is missing on the way back");
  LOOKS_LIKE(share_of_zeros(grad_x) > 0 && ((grad_x.array() == 0) != (y.array() == 0)).any(),
             "the way back draws a mask of its own");
  CHECK_THAT(grad_x, EqualsMatrix(y / 2 * 0.25));
}

TEST_CASE("at inference the gradient passes through unchanged", "[08.2]") {
  Rng rng(7);
  Dropout dropout(0.5, rng);
  const Matrix x = Matrix::Ones(2, 8);
  dropout.forward(x, Mode::train);
  dropout.forward(x, Mode::eval);
  const Matrix grad_y = Matrix::Constant(2, 8, 0.5);
  const Matrix grad_x = dropout.input_gradient(grad_y);
  LOOKS_LIKE(share_of_zeros(grad_x) > 0, "this is the mask of an earlier training step");
  CHECK_THAT(grad_x, EqualsMatrix(grad_y));
}

TEST_CASE("gradients through dropout agree with central differences", "[08.2]") {
  Rng rng(8);
  Rng masks(1);
  Sequential network;
  network.add<Dense>(5, 7, rng);
  network.add<ActivationLayer>(Activation::tanh);
  network.add<Dropout>(0.4, masks);
  network.add<Dense>(7, 6, rng);
  network.add<Dropout>(0.3, masks);
  network.add<Dense>(6, 3, rng);
  const Matrix x = random_matrix(4, 5, rng);
  Matrix grad;
  const auto loss = [&] {
    masks = Rng(9);  // the same units off each time
    return cross_entropy(network.forward(x, Mode::train), {0, 2, 1, 0}, grad);
  };
  loss();
  network.backward(grad);
  CHECK(gradient_check(network.named_parameters(), loss).error < 1e-8);
}

TEST_CASE("the penalty is half the decay times the sum of all squares", "[08.3]") {
  Parameter a(rows({{1, -2}, {0, 3}}));
  Parameter b(row({-4}));
  const double penalty = l2_penalty({&a, &b}, 0.1);
  LOOKS_LIKE(penalty == Approx(3), "the half is missing: the derivative would be 2 · decay · w");
  LOOKS_LIKE(penalty == Approx(0.05 * (std::sqrt(14.) + 4)),
             "this adds up the lengths, not their squares");
  LOOKS_LIKE(penalty == Approx(0.05 * 16), "only the last parameter counts here: add them up");
  CHECK(penalty == Approx(1.5));
}

TEST_CASE("the gradient of the penalty is lesson 06's weight decay", "[08.3]") {
  Parameter a(rows({{0.5, -2}, {0.25, 3}}));
  add_weight_decay({&a}, 0.3);  // onto a gradient of zero
  const auto penalty = [](const Matrix& w) {
    Parameter at(w);
    return l2_penalty({&at}, 0.3);
  };
  CHECK(gradient_error(penalty, a.value, a.gradient) < 1e-8);
}

TEST_CASE("20 steps with the penalty agree with PyTorch's Adam with weight_decay", "[08.3]") {
  GoldenNetwork golden;
  const auto parameters = golden.network.parameters();
  Adam optimizer(parameters, 0.05);
  int steps = 0;
  for (const auto& expected : golden::adam_l2_path) {
    INFO("step " << ++steps);
    golden.find_gradients();
    add_weight_decay(parameters, 0.1);
    const auto loss_and_penalty = [&] {
      return cross_entropy(golden.network.forward(golden.x, Mode::train), golden.labels,
                           golden.grad) +
             l2_penalty(parameters, 0.1);
    };
    REQUIRE(gradient_check(golden.network.named_parameters(), loss_and_penalty).error < 1e-8);
    optimizer.step();
    REQUIRE_THAT(golden.state(), EqualsMatrix(row(expected), 1e-12));
  }
  CHECK(steps == 20);
}

TEST_CASE("20 steps agree with PyTorch's AdamW", "[08.4]") {
  GoldenNetwork golden;
  const RowVector start = golden.state();
  const RowVector first = row(*golden::adamw_path.begin());
  AdamW optimizer(golden.network.parameters(), 0.05, 0.1);
  int steps = 0;
  for (const auto& expected : golden::adamw_path) {
    INFO("step " << ++steps);
    golden.find_gradients();
    optimizer.step();
    const RowVector now = golden.state();
    LOOKS_LIKE(steps == 1 && near(now, row(*golden::adam_l2_path.begin())),
               "this is the L2 penalty inside Adam: leave the gradients alone");
    LOOKS_LIKE(steps == 1 && near(now, first - 0.095 * start),
               "the learning rate is missing in the decay");
    LOOKS_LIKE(steps == 1 && near(now, 0.995 * start), "Adam's own step is missing");
    LOOKS_LIKE(steps == 1 && near(now, 0.995 * (first + 0.005 * start)),
               "the decay is of the weights before Adam's step, not after it");
    REQUIRE_THAT(now, EqualsMatrix(row(expected), 1e-12));
  }
  CHECK(steps == 20);
}

TEST_CASE("without a gradient the weights shrink by one factor, whatever their size", "[08.4]") {
  Parameter weights(row({1000, 1, -0.001}));
  AdamW optimizer({&weights}, 0.1, 0.5);
  optimizer.step();
  CHECK_THAT(weights.value, EqualsMatrix(row({950, 0.95, -0.00095})));
  optimizer.set_learning_rate(0.2);
  optimizer.step();
  LOOKS_LIKE(weights.value(0, 1) == Approx(0.95 * 0.95),
             "a new learning rate does not reach the decay");
  CHECK_THAT(weights.value, EqualsMatrix(0.9 * row({950, 0.95, -0.00095})));
}

TEST_CASE("without decay it is Adam", "[08.4]") {
  Parameter a(row({1, -2}));
  Parameter b(row({1, -2}));
  AdamW adamw({&a}, 0.1, 0);
  Adam adam({&b}, 0.1);
  for (int step = 0; step < 5; ++step) {
    a.gradient = b.gradient = row({0.5 * step, -1});
    adamw.step();
    adam.step();
  }
  CHECK_THAT(a.value, EqualsMatrix(b.value, 0));
}

/// Answers with the next of its logits in training, and with zeros at inference.
class Answers : public Layer {
 public:
  explicit Answers(std::vector<Matrix> logits) : logits_(std::move(logits)) {}

  const Matrix& forward_pass(const Matrix& x, Mode mode) override {
    at_inference_ = Matrix::Zero(x.rows(), 2);
    return mode == Mode::train ? logits_.at(next_++) : at_inference_;
  }
  const Matrix& input_gradient(const Matrix& grad_y) override { return grad_y; }

 private:
  std::vector<Matrix> logits_;
  std::size_t next_ = 0;
  Matrix at_inference_;
};

TEST_CASE("the answer of many thinned networks is the mean of their probabilities", "[08.5]") {
  // Two samples, three networks; log 3 against 0 is 3/4 against 1/4.
  const double a = std::log(3);
  const double b = std::log(9);
  Sequential network;
  network.add<Answers>(
      std::vector{rows({{a, 0}, {0, b}}), rows({{0, 0}, {0, 0}}), rows({{a, 0}, {b, 0}})});
  const Matrix x = Matrix::Zero(2, 1);
  ThinnedAverage thinned;
  thinned.add(network, x);
  LOOKS_LIKE(near(thinned.probabilities(), Matrix::Constant(2, 2, 0.5)),
             "these networks have all their units on: mind the mode");
  LOOKS_LIKE(near(thinned.probabilities(), rows({{a, 0}, {0, b}})),
             "these are logits: average the probabilities");
  CHECK_THAT(thinned.probabilities(), EqualsMatrix(rows({{0.75, 0.25}, {0.1, 0.9}})));
  thinned.add(network, x);
  thinned.add(network, x);
  LOOKS_LIKE(near(thinned.probabilities(), rows({{2, 1}, {1.5, 1.5}})),
             "this is the sum: a mean divides by the number of networks");
  LOOKS_LIKE(near(thinned.probabilities(), rows({{0.75, 0.25}, {0.9, 0.1}})),
             "only the last network has a say");
  CHECK_THAT(thinned.probabilities(), EqualsMatrix(rows({{2. / 3, 1. / 3}, {0.5, 0.5}})));
  CHECK(thinned.count() == 3);
}

TEST_CASE("the full pass is close to the average of many thinned networks, but not the same",
          "[08.5]") {
  Rng rng(10);
  Sequential network;
  network.add<Dense>(4, 30, rng);
  network.add<ActivationLayer>(Activation::relu);
  network.add<Dropout>(0.5, rng);
  auto& last = network.add<Dense>(30, 2, rng);
  last.weight.value *= 4;
  const Matrix x = rows({{1, -1, 2, 0.5}, {-2, 1, 0.5, 3}});
  Matrix full;
  softmax(network.forward(x, Mode::eval), full);
  ThinnedAverage thinned;
  for (int i = 0; i < 3000; ++i) thinned.add(network, x);
  CHECK(near(thinned.probabilities(), full, 0.1));
  CHECK((thinned.probabilities() - full).norm() > 0.001);
}

}  // namespace
}  // namespace dl
