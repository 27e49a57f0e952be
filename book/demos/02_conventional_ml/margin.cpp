// What the page of the margin calls. The learning is lesson 02's.
#include <vector>

#include "book/demos/shared/plane.hpp"
#include "common/dataset.hpp"
#include "common/rng.hpp"
#include "linear_svm.hpp"

namespace dl {
namespace {

Dataset data;
RowVector w = RowVector::Zero(2);  ///< of the score of class 1
real b = 0;
constexpr real tolerance = real(0.02);  ///< what the last steps leave open

/// The score with the right sign, y_k s_k: 1 and more costs nothing.
real margin_of(Index i) {
  const real side = data.y[static_cast<std::size_t>(i)] == 1 ? 1 : -1;
  return side * (w.dot(data.x.row(i)) + b);
}

}  // namespace

/// x1, x2 and the class of each of n samples: 0 apart, 1 clouds that overlap, 2 moons.
PAGE_MAY_CALL Numbers toy(int kind, int n, int seed) {
  Rng rng(static_cast<std::uint64_t>(seed));
  if (kind == 2) return answer_samples(make_moons(n, 0.15, rng));
  auto samples = kind == 0 ? make_separable(n, 0.15, rng) : make_blobs(n, 0.75, rng);
  if (kind == 0) samples.x *= 2;
  return answer_samples(samples);
}

/// Trains on the samples that were given, as toy() makes them, with a learning rate that falls.
/// The same samples give the same answer.
PAGE_MAY_CALL void train(double weight_decay, int seed) {
  const auto given = given_numbers();
  const auto n = static_cast<Index>(given.size() / 3);
  data = {.x = Matrix(n, 2), .y = Labels(static_cast<std::size_t>(n)), .class_names = {"0", "1"}};
  for (std::size_t i = 0; i < data.y.size(); ++i) {
    data.x.row(static_cast<Index>(i)) << given[3 * i], given[3 * i + 1];
    data.y[i] = static_cast<int>(given[3 * i + 2]);
  }
  Rng rng(static_cast<std::uint64_t>(seed));
  LinearSvm svm(2, 2);
  for (const double rate : {0.1, 0.03, 0.01, 0.003, 0.001}) {
    // As many steps for few samples as for many.
    for (Index steps = 0; n > 0 && steps < 24000; steps += n) {
      svm.learn_all(data.x, data.y, static_cast<real>(rate), static_cast<real>(weight_decay), rng);
    }
  }
  w = svm.weights().row(1);
  b = svm.bias()(1);
}

/// w1, w2, b, then λ/2 |w|², the mean hinge loss, how many samples have a loss, how many are right.
PAGE_MAY_CALL Numbers result(double weight_decay) {
  double loss = 0, with_loss = 0, right = 0;
  for (Index i = 0; i < data.size(); ++i) {
    loss += hinge_loss(margin_of(i));
    with_loss += hinge_loss(margin_of(i)) > tolerance;
    right += margin_of(i) > 0;
  }
  const double n = data.size() > 0 ? static_cast<double>(data.size()) : 1;
  return answer({w(0), w(1), b, weight_decay / 2 * w.squaredNorm(), loss / n, with_loss, right});
}

/// Whether a sample holds the boundary: on the line of its score or on the wrong side of it.
PAGE_MAY_CALL int is_support(int i) { return margin_of(i) < 1 + tolerance; }

/// Of each sample the margin and the hinge loss.
PAGE_MAY_CALL Numbers margins() {
  std::vector<float> both;
  for (Index i = 0; i < data.size(); ++i) {
    both.push_back(static_cast<float>(margin_of(i)));
    both.push_back(static_cast<float>(hinge_loss(margin_of(i))));
  }
  return answer(both);
}

}  // namespace dl
