#include "dropout.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

#include "common/rng.hpp"
#include "solutions/05_gradient_descent/cross_entropy.hpp"
#include "solutions/07_backpropagation/activation_layer.hpp"
#include "solutions/07_backpropagation/dense_layer.hpp"
#include "solutions/07_backpropagation/finite_differences.hpp"
#include "solutions/07_backpropagation/layer.hpp"
#include "solutions/07_backpropagation/sequential.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

double share_of_zeros(const Matrix& y) {
  return static_cast<double>((y.array() == 0).count()) / static_cast<double>(y.size());
}

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
  LOOKS_LIKE(networks.size() == 2, "one mask for the whole batch: each sample has its own");
  LOOKS_LIKE(networks.size() == 100, "the mask of the step before is still there");
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
  const Matrix on = (y.array() != 0).cast<real>();
  LOOKS_LIKE(near(dropout.mask(), on / 0.7), "the mask is 0 or 1: the factor belongs to y");
  CHECK_THAT(dropout.mask(), EqualsMatrix(on, 0));
  CHECK(rng.bits() == same.bits());
}

TEST_CASE("a batch of another size has a mask of its own", "[08.1]") {
  Rng rng(13);
  Dropout dropout(0.5, rng);
  for (const Index batch : {64, 3, 80}) {
    const Matrix y = dropout.forward(Matrix::Constant(batch, 7, 0.25), Mode::train);
    REQUIRE(y.rows() == batch);
    REQUIRE(dropout.mask().rows() == batch);
    CHECK_THAT(y, EqualsMatrix(0.5 * dropout.mask()));
  }
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
  LOOKS_LIKE(share_of_zeros(grad_x) > 0 && grad_x.allFinite() &&
                 ((grad_x.array() == 0) != (y.array() == 0)).any(),
             "the way back draws a mask of its own");
  CHECK_THAT(grad_x, EqualsMatrix(y / 2 * 0.25));
}

TEST_CASE("a unit that gave 0 by itself passes its gradient on", "[08.2]") {
  Rng rng(12);
  Dropout dropout(0.25, rng);
  const Matrix grad_y = Matrix::Constant(5, 7, 0.5);
  dropout.forward(Matrix::Zero(5, 7), Mode::train);
  const Matrix grad_x = dropout.input_gradient(grad_y);
  const Matrix expected = dropout.mask() * (0.5 / 0.75);
  LOOKS_LIKE(near(grad_x, Matrix::Zero(5, 7)),
             "a 0 in y is taken for a dropped unit: only the mask says which were");
  CHECK_THAT(grad_x, EqualsMatrix(expected));
  const Matrix again = dropout.input_gradient(grad_y);
  LOOKS_LIKE(near(again, 2 * expected), "the gradient of the call before is still in it");
  CHECK_THAT(again, EqualsMatrix(expected));
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

}  // namespace
}  // namespace dl
