#include "averaged_perceptron.hpp"

#include "common/rng.hpp"
#include "common/toys.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

TEST_CASE("the average is the mean of the weights after every sample", "[03.5]") {
  AveragedPerceptron p(1);
  p.learn(row({1}), 1, 1);  // missed: w = 1, b = 1
  p.learn(row({2}), 1, 1);  // right: w = 1, b = 1
  p.learn(row({1}), 0, 1);  // wrong: w = 0, b = 0
  p.learn(row({4}), 1, 1);  // missed: w = 4, b = 1
  CHECK(p.last().weights()(0) == Approx(4));
  const auto mean = p.averaged();
  LOOKS_LIKE(mean.weights()(0) == Approx(4), "these are the last weights, not their mean");
  LOOKS_LIKE(mean.weights()(0) == Approx(5. / 3), "samples without a mistake are left out");
  LOOKS_LIKE(mean.weights()(0) == Approx(6), "this is the sum: divide by the samples seen");
  LOOKS_LIKE(mean.weights()(0) == Approx(2. / 4), "the mean is taken before the step");
  LOOKS_LIKE(mean.weights()(0) == Approx(1), "1 / seen_ of whole numbers is 0 from the second on");
  CHECK(mean.weights()(0) == Approx(6. / 4));
  LOOKS_LIKE(mean.bias() == 0, "the bias has no mean");
  CHECK(mean.bias() == Approx(3. / 4));
}

TEST_CASE("the average varies less than the last weights where no line separates", "[03.5]") {
  Rng rng(1);
  const auto data = make_blobs(400, 1.5, rng);
  AveragedPerceptron p(2);
  double last_moved = 0;
  double mean_moved = 0;
  for (int pass = 0; pass < 20; ++pass) {
    const RowVector last = p.last().weights();
    const RowVector mean = p.averaged().weights();
    for (Index i = 0; i < data.size(); ++i) p.learn(data.x.row(i), data.y[i], 1);
    if (pass < 5) continue;
    last_moved += (p.last().weights() - last).norm();
    mean_moved += (p.averaged().weights() - mean).norm();
  }
  CHECK(last_moved > 0);
  CHECK(mean_moved < last_moved / 10);
}

}  // namespace
}  // namespace dl
