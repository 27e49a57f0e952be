// What the page of the playground calls. Nothing is learned here: that is the course's code.
#include <memory>
#include <vector>

#include "activation_layer.hpp"
#include "book/demos/shared/plane.hpp"
#include "classification.hpp"
#include "common/metrics.hpp"
#include "dense_layer.hpp"
#include "sequential.hpp"
#include "solutions/04_mlp/softmax.hpp"
#include "solutions/05_gradient_descent/descend.hpp"
#include "solutions/06_optimizers/adam.hpp"
#include "solutions/06_optimizers/momentum.hpp"
#include "solutions/06_optimizers/sgd.hpp"

namespace dl {
namespace {

std::unique_ptr<Optimizer> make_optimizer(int kind, Parameters parameters, double rate) {
  switch (kind) {
    case 0: return std::make_unique<Sgd>(std::move(parameters), rate);
    case 1: return std::make_unique<Momentum>(std::move(parameters), rate);
    default: return std::make_unique<Adam>(std::move(parameters), rate);
  }
}

struct Playground {
  Rng rng;
  Dataset data;
  Dataset test;
  Sequential network;
  std::vector<Dense*> dense;
  std::unique_ptr<Optimizer> optimizer;
  std::unique_ptr<Classification> objective;
  std::size_t batch_size;

  Playground(int toy, Index samples, double noise, int layers, Index units, Activation activation,
             int kind, double rate, std::size_t batch, std::uint64_t seed)
      : rng(seed),
        data(make_toy(toy, samples, noise, rng)),
        test(make_toy(toy, samples, noise, rng)),
        batch_size(batch) {
    Index in = 2;
    for (int i = 0; i < layers; ++i) {
      dense.push_back(&network.add<Dense>(in, units, rng));
      network.add<ActivationLayer>(activation);
      in = units;
    }
    dense.push_back(&network.add<Dense>(in, 2, rng));
    optimizer = make_optimizer(kind, network.parameters(), rate);
    objective = std::make_unique<Classification>(network, data.x, data.y);
  }
};

std::unique_ptr<Playground> playground;
std::vector<float> said_by_units;

}  // namespace

PAGE_MAY_CALL void start(int toy, int samples, double noise, int layers, int width, int activation,
                         int optimizer, double rate, int batch, int seed) {
  playground = std::make_unique<Playground>(
      toy, samples, noise, layers, width, static_cast<Activation>(activation), optimizer, rate,
      static_cast<std::size_t>(batch), static_cast<std::uint64_t>(seed));
}

PAGE_MAY_CALL void set_learning_rate(double rate) {
  playground->optimizer->set_learning_rate(rate);
}

/// `epochs` passes over the data. Returns the mean loss of the last one.
PAGE_MAY_CALL double train(int epochs) {
  auto& p = *playground;
  double loss = 0;
  for (int i = 0; i < epochs; ++i) {
    const auto order = p.rng.permutation(p.data.size());
    const auto pass =
        descend(*p.objective, mini_batches(order, p.batch_size), [&] { p.optimizer->step(); });
    loss = pass.diverged ? 1e9 : pass.mean_loss();
  }
  return loss;
}

PAGE_MAY_CALL double accuracy(int of_test) {
  const auto& data = of_test ? playground->test : playground->data;
  return accuracy(predict(playground->network, data.x), data.y);
}

PAGE_MAY_CALL double test_loss() {
  Matrix grad;
  auto& p = *playground;
  return cross_entropy(p.network.forward(p.test.x, Mode::eval), p.test.y, grad);
}

/// x1, x2 and the class of each sample.
PAGE_MAY_CALL Numbers points() { return answer_samples(playground->data); }

/// The probability of class 1 on a grid of size x size places in [-range, range]², from the top
/// left; what each hidden unit says there is left in units().
PAGE_MAY_CALL Numbers map(int size, double range) {
  const Matrix grid = places_of_plane(size, range);
  said_by_units.clear();
  const Matrix* output = &grid;
  std::size_t number = 0;
  for (const auto& layer : playground->network.layers()) {
    output = &layer->forward(*output, Mode::eval);
    if (++number % 2 == 1) continue;  // a dense layer, its activation follows
    for (Index unit = 0; unit < output->cols(); ++unit) {
      const auto values = output->col(unit);
      said_by_units.insert(said_by_units.end(), values.begin(), values.end());
    }
  }
  Matrix probabilities;
  softmax(*output, probabilities);
  return answer(Matrix(probabilities.col(1)));
}

PAGE_MAY_CALL Numbers units() { return answer(said_by_units); }

/// All weights, layer by layer: [in, out] each. The last layer as the difference of its two
/// columns.
PAGE_MAY_CALL Numbers weights() {
  std::vector<float> weights;
  for (const auto* layer : playground->dense) {
    const auto& w = layer->weight.value;
    if (layer == playground->dense.back()) {
      for (Index i = 0; i < w.rows(); ++i) weights.push_back(w(i, 1) - w(i, 0));
    } else {
      weights.insert(weights.end(), w.data(), w.data() + w.size());
    }
  }
  return answer(weights);
}

}  // namespace dl
