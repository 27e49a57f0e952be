// What the page of patience calls: trainings without a stop, and where EarlyStopping would have
// stopped them.
#include <cmath>
#include <memory>
#include <vector>

#include "book/demos/shared/page.hpp"
#include "common/label_noise.hpp"
#include "common/toys.hpp"
#include "early_stopping.hpp"
#include "evaluate.hpp"
#include "solutions/05_gradient_descent/descend.hpp"
#include "solutions/06_optimizers/adam.hpp"
#include "solutions/07_backpropagation/activation_layer.hpp"
#include "solutions/07_backpropagation/dense_layer.hpp"
#include "solutions/07_backpropagation/sequential.hpp"

namespace dl {
namespace {

/// Moons, of which the training and the validation data have wrong labels, as in the lesson.
struct Watched {
  Rng rng;
  Dataset training;
  Dataset validation;
  Dataset test;  ///< all labels right
  Sequential network;
  std::unique_ptr<Adam> optimizer;
  std::unique_ptr<Classification> objective;

  Watched(Index samples, double wrong, std::uint64_t seed)
      : rng(seed),
        training(make_moons(samples, 0.25, rng)),
        validation(make_moons(samples / 2, 0.25, rng)),
        test(make_moons(1000, 0.25, rng)) {
    for (auto* part : {&training, &validation}) {
      part->y = with_label_noise(part->y, wrong, 2, rng);
    }
    Index in = 2;
    for (const Index units : {32, 32}) {
      network.add<Dense>(in, units, rng);
      network.add<ActivationLayer>(Activation::relu);
      in = units;
    }
    network.add<Dense>(in, 2, rng);
    optimizer = std::make_unique<Adam>(network.parameters(), 0.003);
    objective = std::make_unique<Classification>(network, training.x, training.y);
  }
};

std::unique_ptr<Watched> watched;

/// Where a training with the metrics that were given, one for each epoch, would have ended.
EarlyStopping replay(int patience, double min_delta, int maximize) {
  EarlyStopping stopping(patience, min_delta, maximize ? Goal::maximize : Goal::minimize);
  for (const float metric : given_numbers()) {
    if (stopping.should_stop()) break;
    stopping.observe(metric);
  }
  return stopping;
}

}  // namespace

PAGE_MAY_CALL void start(int samples, double wrong, int seed) {
  watched = std::make_unique<Watched>(samples, wrong, static_cast<std::uint64_t>(seed));
}

/// One epoch: training loss, validation loss and accuracy, test accuracy.
PAGE_MAY_CALL Numbers epoch() {
  auto& w = *watched;
  const auto order = w.rng.permutation(w.training.size());
  const auto pass = descend(*w.objective, mini_batches(order, 20), [&] { w.optimizer->step(); });
  const auto validation = evaluate(w.network, w.validation.x, w.validation.y);
  return answer({pass.mean_loss(), validation.loss, validation.accuracy,
                 evaluate(w.network, w.test.x, w.test.y).accuracy});
}

/// Whether the rule stops, the epoch at which it has arrived, the best epoch and its metric.
PAGE_MAY_CALL Numbers stop(int patience, double min_delta, int maximize) {
  const auto stopping = replay(patience, min_delta, maximize);
  return answer({stopping.should_stop() ? 1.0 : 0.0, static_cast<double>(stopping.epoch()),
                 static_cast<double>(stopping.best_epoch()), stopping.best()});
}

/// Why it stops, in the lesson's words.
PAGE_MAY_CALL const char* reason(int patience, double min_delta, int maximize) {
  const auto stopping = replay(patience, min_delta, maximize);
  return answer(stopping.reason());
}

}  // namespace dl
