#include "random_forest.hpp"

#include <cmath>
#include <numbers>
#include <set>

#include "common/dataset.hpp"
#include "common/metrics.hpp"
#include "common/toys.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

TEST_CASE("only votes of trees that never saw a sample count", "[02.10]") {
  Eigen::MatrixXi votes(7, 3);
  votes << 3, 1, 0,  // right
      1, 2, 0,       // wrong
      0, 0, 0,       // every tree saw it
      0, 4, 1,       // right
      0, 1, 2,       // right, with the last class
      2, 1, 0,       // wrong
      0, 0, 0;       // every tree saw it
  const Labels y = {0, 0, 0, 1, 2, 1, 1};
  for (int call = 0; call < 2; ++call) {
    const double estimate = out_of_bag_accuracy(votes, y);
    LOOKS_LIKE(estimate == Approx(4. / 7), "a sample without votes is taken for class 0");
    LOOKS_LIKE(estimate == Approx(3. / 7), "a sample without votes is counted as wrong");
    LOOKS_LIKE(estimate == Approx(5. / 7), "a sample without votes is counted as right");
    LOOKS_LIKE(estimate == Approx(2. / 5), "this is the share that is wrong");
    LOOKS_LIKE(estimate == Approx(6. / 5), "what the call before counted is still in the sum");
    LOOKS_LIKE(estimate == Approx(3), "this is how many are right: divide by those with votes");
    LOOKS_LIKE(estimate == Approx(11. / 18), "these are single votes: the majority is what counts");
    LOOKS_LIKE(estimate == 0, "a quotient of whole numbers is cut to a whole number");
    CHECK(estimate == Approx(3. / 5));
  }
}

TEST_CASE("without a vote there is nothing to estimate", "[02.10]") {
  const double estimate = out_of_bag_accuracy(Eigen::MatrixXi::Zero(3, 2), {0, 1, 0});
  LOOKS_LIKE(std::isnan(estimate), "zero is divided by zero");
  CHECK(estimate == 0);
}

TEST_CASE("the class with the most votes wins, of equal ones the first", "[02.10]") {
  Eigen::MatrixXi votes(2, 4);
  votes << 2, 5, 1, 5, 0, 0, 3, 1;
  const double first = out_of_bag_accuracy(votes, {1, 2});
  LOOKS_LIKE(first == Approx(0.5), "of two equal ones the first wins");
  CHECK(first == 1);
  CHECK(majority(votes.row(0)) == 1);
  CHECK(majority(votes.row(1)) == 2);
}

TEST_CASE("a bootstrap sample leaves out about 37 in 100, and these are tested", "[02.10]") {
  Rng rng(1);
  const int samples = 10000;
  const auto drawn = bootstrap(samples, rng);
  REQUIRE(drawn.size() == samples);
  const std::set<int> different(drawn.begin(), drawn.end());
  const auto seen = static_cast<int>(different.size());
  CHECK(static_cast<double>(seen) / samples == Approx(1 - 1 / std::numbers::e).margin(0.01));
  CHECK(*different.begin() >= 0);
  CHECK(*different.rbegin() < samples);
  CHECK(*different.rbegin() > 9900);
  CHECK(bootstrap(100, rng) != bootstrap(100, rng));

  // One tree that is right about every third sample that it never saw.
  Eigen::MatrixXi votes = Eigen::MatrixXi::Zero(samples, 2);
  int voted = 0;
  for (int i = 0; i < samples; ++i) {
    if (different.contains(i)) continue;
    votes(i, voted % 3 == 0) = 1;
    ++voted;
  }
  CHECK(voted == samples - seen);
  CHECK(out_of_bag_accuracy(votes, Labels(samples, 1)) == Approx((voted + 2) / 3 / double(voted)));
}

TEST_CASE("a forest is better than one of its trees", "[02.10]") {
  const auto digits = load_digits();
  const Index training = 500;
  const Matrix x = digits.x.topRows(training);
  const Labels y(digits.y.begin(), digits.y.begin() + training);
  const Matrix test_x = digits.x.bottomRows(digits.size() - training);
  const Labels test_y(digits.y.begin() + training, digits.y.end());
  Rng rng(1);
  const RandomForest one(x, y, 10, {.trees = 1}, rng);
  const RandomForest many(x, y, 10, {.trees = 20}, rng);
  CHECK(accuracy(many.predict(test_x), test_y) > accuracy(one.predict(test_x), test_y) + 0.1);
  CHECK(many.feature_importances().sum() == Approx(1));
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
