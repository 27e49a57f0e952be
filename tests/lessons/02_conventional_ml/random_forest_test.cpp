#include "random_forest.hpp"

#include <numbers>
#include <set>

#include "common/dataset.hpp"
#include "common/metrics.hpp"
#include "common/toys.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

TEST_CASE("a bootstrap sample leaves out about 37 in 100", "[02.8]") {
  Rng rng(1);
  const auto drawn = bootstrap(10000, rng);
  REQUIRE(drawn.size() == 10000);
  const std::set<int> different(drawn.begin(), drawn.end());
  LOOKS_LIKE(different.size() == 10000, "each row is drawn once: draw with replacement");
  LOOKS_LIKE(different.size() == 1, "the same row is drawn every time");
  CHECK(static_cast<double>(different.size()) / 10000 ==
        Approx(1 - 1 / std::numbers::e).margin(0.01));
  CHECK(*different.begin() >= 0);
  CHECK(*different.rbegin() < 10000);
  CHECK(*different.rbegin() > 9900);
}

TEST_CASE("two trees get two samples", "[02.8]") {
  Rng rng(1);
  CHECK(bootstrap(100, rng) != bootstrap(100, rng));
}

TEST_CASE("the class with the most votes wins", "[02.9]") {
  Eigen::RowVectorXi votes(4);
  votes << 2, 5, 1, 5;
  LOOKS_LIKE(majority(votes) == 5, "this is the number of votes, not the class");
  LOOKS_LIKE(majority(votes) == 3, "of two equal ones the first wins");
  CHECK(majority(votes) == 1);
  votes << 0, 0, 3, 1;
  CHECK(majority(votes) == 2);
}

TEST_CASE("a forest is better than one of its trees", "[02.9]") {
  const auto digits = load_digits();
  const Index training = 1200;
  const Matrix x = digits.x.topRows(training);
  const Labels y(digits.y.begin(), digits.y.begin() + training);
  const Matrix test_x = digits.x.bottomRows(digits.size() - training);
  const Labels test_y(digits.y.begin() + training, digits.y.end());
  Rng rng(1);
  const RandomForest one(x, y, 10, {.trees = 1}, rng);
  const RandomForest many(x, y, 10, {.trees = 30}, rng);
  CHECK(accuracy(many.predict(test_x), test_y) > accuracy(one.predict(test_x), test_y) + 0.1);
  CHECK(many.feature_importances().sum() == Approx(1));
}

TEST_CASE("only votes of trees that never saw a sample count", "[02.10]") {
  Eigen::MatrixXi votes(4, 2);
  votes << 3, 1,  // right
      1, 2,       // wrong
      0, 0,       // every tree saw it
      0, 4;       // right
  const double estimate = out_of_bag_accuracy(votes, {0, 0, 0, 1});
  LOOKS_LIKE(estimate == Approx(3. / 4), "a sample without votes is taken for class 0");
  LOOKS_LIKE(estimate == Approx(2. / 4), "a sample without votes is counted as wrong");
  LOOKS_LIKE(estimate == Approx(1. / 3), "this is the share that is wrong");
  CHECK(estimate == Approx(2. / 3));
}

TEST_CASE("the out-of-bag estimate is near the accuracy on new data", "[02.10]") {
  Rng rng(1);
  const auto data = make_moons(600, 0.3, rng);
  const auto fresh = make_moons(2000, 0.3, rng);
  const RandomForest forest(data.x, data.y, 2, {.trees = 50}, rng);
  CHECK(forest.out_of_bag_accuracy() ==
        Approx(accuracy(forest.predict(fresh.x), fresh.y)).margin(0.03));
}

}  // namespace
}  // namespace dl
