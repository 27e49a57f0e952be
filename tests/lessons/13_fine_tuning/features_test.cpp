#include "features.hpp"

#include "common/rng.hpp"
#include "small_network.hpp"
#include "solutions/06_optimizers/sgd.hpp"
#include "solutions/07_backpropagation/classification.hpp"
#include "solutions/07_backpropagation/dense_layer.hpp"
#include "solutions/07_backpropagation/layer.hpp"
#include "solutions/07_backpropagation/sequential.hpp"
#include "solutions/08_regularization/dropout.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

TEST_CASE("features are the body's output for every sample", "[13.9]") {
  Rng rng(17);
  auto network = small_network(rng);
  for (const Index n : {2300, 7}) {  // in pieces of 1,000
    const Matrix x = random_matrix(n, 6, rng);
    const Matrix features = features_of(network.body, x);
    LOOKS_LIKE(n > 1000 && features.rows() == n % 1000, "only the last piece is there");
    REQUIRE(features.rows() == n);
    REQUIRE(features.cols() == 4);
    const auto alone = [&](Index i) -> Matrix {
      return network.body.forward(Matrix(x.row(i)), Mode::eval);
    };
    for (const Index i : {Index{0}, Index{5}, n / 2, n - 1}) {
      INFO("sample " << i);
      LOOKS_LIKE(
          n > 2000 && near(features.row(0), alone(2000), 1e-12),
          "every piece was written to the first rows: the samples from `first` on are meant");
      LOOKS_LIKE(n > 1000 && features.row(0).isZero(), "each piece sets those before it to zero");
      CHECK_THAT(features.row(i), EqualsMatrix(alone(i), 1e-12));
    }
  }
}

TEST_CASE("features are the same as in use: dropout is off", "[13.9]") {
  Rng rng(22);
  Sequential body;
  body.add<Dense>(6, 5, rng);
  body.add<Dropout>(0.5, rng);
  const Matrix x = random_matrix(3, 6, rng);
  const Matrix expected = body.forward(x, Mode::eval);
  CHECK_THAT(features_of(body, x), EqualsMatrix(expected, 1e-12));
}

TEST_CASE("a head trained on kept features is the head behind a frozen body", "[13.9]") {
  Rng rng(18);
  auto network = small_network(rng);
  network.body.set_frozen(true);
  const Matrix x = random_matrix(11, 6, rng);
  const Labels y = {0, 1, 2, 2, 1, 0, 0, 2, 1, 1, 0};
  Rng same(19);
  Rng again(19);
  Dense head(4, 3, same);
  network.head = Dense(4, 3, again);
  const Matrix features = features_of(network.body, x);
  Classification of_head(head, features, y), of_all(network, x, y);
  Sgd sgd_of_head(head.parameters(), 0.3), sgd_of_all(network.parameters(), 0.3);
  const auto rows = indices(11);
  for (int step = 0; step < 5; ++step) {
    CHECK(of_head.gradient(rows) == Approx(of_all.gradient(rows)));
    sgd_of_head.step();
    sgd_of_all.step();
  }
  CHECK_THAT(head.weight.value, EqualsMatrix(network.head.weight.value, 1e-12));
}

}  // namespace
}  // namespace dl
