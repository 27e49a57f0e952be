// What the page of wrong labels calls: a network that can memorize, and three cures.
#include <memory>
#include <vector>

#include "adamw.hpp"
#include "book/demos/shared/plane.hpp"
#include "common/label_noise.hpp"
#include "common/metrics.hpp"
#include "common/toys.hpp"
#include "dropout.hpp"
#include "l2_penalty.hpp"
#include "solutions/05_gradient_descent/descend.hpp"
#include "solutions/06_optimizers/weight_decay.hpp"
#include "solutions/07_backpropagation/activation_layer.hpp"
#include "solutions/07_backpropagation/classification.hpp"
#include "solutions/07_backpropagation/dense_layer.hpp"
#include "solutions/07_backpropagation/sequential.hpp"

namespace dl {
namespace {

Dataset make_data(int toy, Index n, Rng& rng) {
  switch (toy) {
    case 0: return make_moons(n, 0.2, rng);
    case 1: return make_blobs(n, 0.6, rng);
    default: return make_xor(n, 0.35, rng);
  }
}

struct Cures {
  double dropout;
  double l2;         ///< in Adam's gradient
  double decoupled;  ///< AdamW's decay
};

/// From one seed every cure gets the same samples, wrong labels and first weights.
struct Noise {
  Rng rng;
  Dataset data;
  Labels right;  ///< of data, in which some are wrong
  Dataset test;  ///< all right
  Cures cures;
  Sequential network;
  std::unique_ptr<AdamW> optimizer;
  std::unique_ptr<Classification> objective;

  Noise(int toy, Index samples, double wrong, Cures chosen, std::uint64_t seed)
      : rng(seed), data(make_data(toy, samples, rng)), right(data.y), cures(chosen) {
    data.y = with_label_noise(right, wrong, 2, rng);
    test = make_data(toy, 500, rng);
    Index in = 2;
    for (const Index units : {64, 64}) {
      network.add<Dense>(in, units, rng);
      network.add<ActivationLayer>(Activation::relu);
      network.add<Dropout>(cures.dropout, rng);
      in = units;
    }
    network.add<Dense>(in, 2, rng);
    optimizer = std::make_unique<AdamW>(network.parameters(), 0.01, cures.decoupled);
    objective = std::make_unique<Classification>(network, data.x, data.y);
  }

  double loss(const Dataset& of) {
    Matrix grad;
    return cross_entropy(network.forward(of.x, Mode::eval), of.y, grad);
  }
};

std::unique_ptr<Noise> noise;

}  // namespace

PAGE_MAY_CALL void start(int toy, int samples, double wrong, double dropout, double l2,
                         double decoupled, int seed) {
  noise = std::make_unique<Noise>(toy, samples, wrong, Cures{dropout, l2, decoupled},
                                  static_cast<std::uint64_t>(seed));
}

/// `epochs` passes over the samples in batches of 50.
PAGE_MAY_CALL void train(int epochs) {
  auto& n = *noise;
  const auto parameters = n.network.parameters();
  for (int i = 0; i < epochs; ++i) {
    const auto order = n.rng.permutation(n.data.size());
    descend(*n.objective, mini_batches(order, 50), [&] {
      if (n.cures.l2 > 0) add_weight_decay(parameters, n.cures.l2);
      n.optimizer->step();
    });
  }
}

/// With all units on: training loss, test loss, training accuracy, test accuracy, the share of the
/// wrong labels that are predicted, half the sum of the squared weights.
PAGE_MAY_CALL Numbers look() {
  auto& n = *noise;
  const Labels said = predict(n.network, n.data.x);
  double wrong = 0;
  double learned = 0;
  for (std::size_t i = 0; i < said.size(); ++i) {
    wrong += n.data.y[i] != n.right[i];
    learned += n.data.y[i] != n.right[i] && said[i] == n.data.y[i];
  }
  return answer({n.loss(n.data), n.loss(n.test), accuracy(said, n.data.y),
                 accuracy(predict(n.network, n.test.x), n.test.y), wrong > 0 ? learned / wrong : 0,
                 l2_penalty(n.network.parameters(), 1)});
}

/// x1, x2, the label and the right class of each sample.
PAGE_MAY_CALL Numbers points() {
  const auto& n = *noise;
  std::vector<float> points;
  for (Index i = 0; i < n.data.size(); ++i) {
    points.insert(points.end(), {n.data.x(i, 0), n.data.x(i, 1), static_cast<float>(n.data.y[i]),
                                 static_cast<float>(n.right[i])});
  }
  return answer(points);
}

/// The probability of class 1 on a grid of size x size places in [-range, range]², from the top
/// left.
PAGE_MAY_CALL Numbers map(int size, double range) {
  const Matrix grid = places_of_plane(size, range);
  Matrix probabilities;
  softmax(noise->network.forward(grid, Mode::eval), probabilities);
  return answer(Matrix(probabilities.col(1)));
}

}  // namespace dl
