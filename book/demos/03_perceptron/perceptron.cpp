// What the page of the perceptron calls. The learning is lesson 03's.
#include <limits>
#include <memory>
#include <vector>

#include "averaged_perceptron.hpp"
#include "book/demos/shared/plane.hpp"
#include "common/metrics.hpp"
#include "convergence.hpp"

namespace dl {
namespace {

/// A perceptron on its way through its samples, one at a time.
struct Session {
  Dataset data{.x = Matrix(0, 2), .y = {}, .class_names = {"0", "1"}, .shape = {}};
  AveragedPerceptron perceptron{2};
  std::vector<float> mistakes{0};  ///< in each pass, the one under way included
  Index place = 0;                 ///< of the next sample
  bool at_rest = false;            ///< a pass without a mistake was the last
  real learning_rate = 1;
  bool bounded = true;  ///< Novikoff's bound holds: no sample was taken away

  void add(double x1, double x2, int y) {
    data.x.conservativeResize(data.size() + 1, 2);
    data.x.bottomRows(1) << static_cast<real>(x1), static_cast<real>(x2);
    data.y.push_back(y);
    wake();
  }

  void remove(Index i) {
    const Index behind = data.size() - i - 1;
    data.x.middleRows(i, behind) = data.x.bottomRows(behind).eval();
    data.x.conservativeResize(data.size() - 1, 2);
    data.y.erase(data.y.begin() + i);
    if (place > i) --place;
    if (place == data.size()) place = 0;
    bounded = false;
    wake();
  }

  void wake() {
    if (at_rest) mistakes.push_back(0);
    at_rest = false;
  }

  /// Learns from the next sample; a pass without a mistake ends it all.
  bool learn() {
    const RowVector x = data.x.row(place);
    const int y = data.y[place];
    const bool wrong = perceptron.last().predict(x) != y;
    perceptron.learn(x, y, learning_rate);
    mistakes.back() += static_cast<float>(wrong);
    if (++place == data.size()) {
      place = 0;
      at_rest = mistakes.back() == 0;
      if (!at_rest) mistakes.push_back(0);
    }
    return wrong;
  }
};

std::unique_ptr<Session> session;

double right(const Perceptron& perceptron) {
  Labels predicted;
  for (Index i = 0; i < session->data.size(); ++i) {
    predicted.push_back(perceptron.predict(session->data.x.row(i)));
  }
  return accuracy(predicted, session->data.y);
}

}  // namespace

/// x1, x2 and the class of each of n samples: 0 separable, otherwise clouds that overlap.
PAGE_MAY_CALL Numbers toy(int kind, int n, int seed) {
  Rng rng(static_cast<std::uint64_t>(seed));
  auto data = kind == 0 ? make_separable(n, 0.06, rng) : make_blobs(n, 1, rng);
  // Into the plane that is shown, [-2, 2]², and away from the origin, so that the bias counts.
  data.x = (data.x.array() * real(kind == 0 ? 1.3 : 0.6) + real(0.4)).matrix();
  return answer_samples(data);
}

/// Weights of zero, and the samples that were given, as toy() makes them.
PAGE_MAY_CALL void start(double learning_rate) {
  session = std::make_unique<Session>();
  session->learning_rate = static_cast<real>(learning_rate);
  const auto given = given_numbers();
  for (std::size_t i = 0; i + 2 < given.size(); i += 3) {
    session->add(given[i], given[i + 1], static_cast<int>(given[i + 2]));
  }
}

PAGE_MAY_CALL void add_sample(double x1, double x2, int y) { session->add(x1, x2, y); }
PAGE_MAY_CALL void take_away(int i) { session->remove(i); }
PAGE_MAY_CALL Numbers samples() { return answer_samples(session->data); }

/// Takes the next sample, or, until a mistake is made, all that follow. Nothing when there is none
/// or all is at rest; else x1, x2, class, weighted sum, whether it was a mistake, and w1, w2, b
/// as they were.
PAGE_MAY_CALL Numbers step(int to_next_mistake) {
  auto& s = *session;
  if (s.data.size() == 0 || s.at_rest) return answer({});
  for (;;) {
    const Index i = s.place;
    const Perceptron before = s.perceptron.last();
    const bool wrong = s.learn();
    if (!wrong && to_next_mistake && !s.at_rest) continue;
    const auto x = s.data.x.row(i);
    return answer({x(0), x(1), static_cast<double>(s.data.y[i]), before.weighted_sum(x),
                   wrong ? 1.0 : 0.0, before.weights()(0), before.weights()(1), before.bias()});
  }
}

/// w1, w2 and b of the last weights, then of their mean.
PAGE_MAY_CALL Numbers weights() {
  std::vector<float> numbers;
  for (const auto& p : {session->perceptron.last(), session->perceptron.averaged()}) {
    numbers.insert(numbers.end(), {p.weights()(0), p.weights()(1), p.bias()});
  }
  return answer(numbers);
}

PAGE_MAY_CALL Numbers mistakes_by_pass() { return answer(session->mistakes); }
PAGE_MAY_CALL int at_rest() { return session->at_rest; }

/// The share of samples that the last weights, or their mean, have right.
PAGE_MAY_CALL double accuracy_of(int averaged) {
  return right(averaged ? session->perceptron.averaged() : session->perceptron.last());
}

/// The bound on the mistakes that the weights prove which have come to rest, otherwise infinity.
PAGE_MAY_CALL double bound() {
  if (!session->at_rest || !session->bounded) return std::numeric_limits<double>::infinity();
  RowVector separator(3);
  separator << session->perceptron.last().weights(), session->perceptron.last().bias();
  return mistake_bound(session->data, separator);
}

}  // namespace dl
