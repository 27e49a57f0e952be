#include "adagrad.hpp"

#include <cmath>

#include "steps_of.hpp"

namespace dl {
namespace {

TEST_CASE("Adagrad's steps shrink with all that has been moved", "[06.3]") {
  const auto w = steps_of<Adagrad>(3, 2, /*learning_rate=*/0.5);
  LOOKS_LIKE(w[0] == Approx(-0.25), "the root is missing");
  LOOKS_LIKE(w[0] == Approx(-1 / std::sqrt(2)), "the squares are added up, not the gradients");
  LOOKS_LIKE(w[0] < -1000, "the step is made before v has this gradient's square");
  LOOKS_LIKE(w[0] == Approx(0.5), "the step goes uphill");
  LOOKS_LIKE(w[0] == Approx(-1), "the learning rate is missing");
  CHECK(w[0] == Approx(-0.5));
  LOOKS_LIKE(w[0] == Approx(-0.5) && w[1] == Approx(-1), "the squares are replaced, not added up");
  CHECK(w[1] == Approx(-0.5 - 0.5 / std::sqrt(2)));
  CHECK(w[2] == Approx(-0.5 - 0.5 / std::sqrt(2) - 0.5 / std::sqrt(3)));
}

TEST_CASE("Adagrad adds epsilon outside the root", "[06.3]") {
  const double w = steps_of<Adagrad>(1, 2, 1, 0.5)[0];
  LOOKS_LIKE(w == Approx(-2 / std::sqrt(4.5)), "epsilon stands inside the root");
  CHECK(w == Approx(-0.8));
}

TEST_CASE("Adagrad takes PyTorch's 20 steps, without and with weight decay", "[06.3]") {
  CHECK_THAT(golden_walk<Adagrad>(0.1), EqualsMatrix(rows(golden::adagrad_path), exactly));
  CHECK_THAT(golden_walk<Adagrad>(0.1, 0.1),
             EqualsMatrix(rows(golden::adagrad_decay_path), exactly));
}

}  // namespace
}  // namespace dl
