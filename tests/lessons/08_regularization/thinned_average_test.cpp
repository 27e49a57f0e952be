#include "thinned_average.hpp"

#include <cmath>
#include <vector>

#include "common/rng.hpp"
#include "dropout.hpp"
#include "solutions/07_backpropagation/activation_layer.hpp"
#include "solutions/07_backpropagation/dense_layer.hpp"
#include "solutions/07_backpropagation/layer.hpp"
#include "solutions/07_backpropagation/sequential.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

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
  LOOKS_LIKE(near(thinned.probabilities(), rows({{0.75, 0.25}, {0.1, 0.9}})),
             "only the first network has a say: 1 / count is 0 in integers");
  LOOKS_LIKE(near(thinned.probabilities(), rows({{0.6875, 0.3125}, {0.6, 0.4}})),
             "the last network has as much of a say as all before it: divide by their number");
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
