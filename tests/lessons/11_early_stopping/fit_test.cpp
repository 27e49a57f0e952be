#include "fit.hpp"

#include <limits>
#include <vector>

#include "common/rng.hpp"
#include "early_stopping.hpp"
#include "solutions/06_optimizers/sgd.hpp"
#include "solutions/07_backpropagation/dense_layer.hpp"
#include "solutions/07_backpropagation/sequential.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// A training without data: epoch e leaves e in the weight, and its metric is the one in the list.
struct Scripted {
  Rng rng{1};
  Sequential network;
  Dense& layer = network.add<Dense>(1, 1, rng);
  Sgd optimizer{network.parameters(), 0.1};
  Training training{network, optimizer, rng};
  std::vector<std::string> calls;
  std::vector<double> begins;  ///< the weight that each epoch began with
  std::vector<double> kept;    ///< the best weight after each epoch

  double& best() { return (*training.best.matrices().front().second)(0, 0); }

  EarlyStopping run(const EarlyStopping& stopping, const std::vector<double>& metrics) {
    layer.weight.value(0, 0) = training.epochs_done();
    const auto train = [&](int epoch) {
      calls.push_back(fmt::format("train {}", epoch));
      begins.push_back(layer.weight.value(0, 0));
      layer.weight.value(0, 0) += 1;
      return 10.0 - epoch;
    };
    const auto validate = [&] {
      calls.push_back("validate");
      return metrics.at(static_cast<std::size_t>(training.epochs_done()));
    };
    const auto after_epoch = [&] {
      calls.push_back(fmt::format("after {}", training.epochs_done()));
      kept.push_back(best());
    };
    return fit(training, stopping, static_cast<int>(metrics.size()), train, validate, after_epoch);
  }
};

TEST_CASE("training stops when patience runs out, with the weights of the best epoch", "[11.7]") {
  Scripted run;
  const auto stopping = run.run(EarlyStopping(2), {0.9, 0.5, 0.6, 0.7, 0.1});
  LOOKS_LIKE(run.training.epochs_done() == 5, "it never asks whether to stop");
  REQUIRE(run.training.epochs_done() == 4);
  const double weight = run.layer.weight.value(0, 0);
  LOOKS_LIKE(weight == 4, "the network ends with its last weights: restore the best ones");
  CHECK(weight == 2);
  LOOKS_LIKE((run.begins == std::vector<double>{0, 1, 2, 2}),
             "the best weights are restored between epochs: training goes on from the last ones");
  CHECK(run.begins == std::vector<double>{0, 1, 2, 3});
  CHECK(stopping.best_epoch() == 2);
  const std::vector<double> metrics = {0.9, 0.5, 0.6, 0.7};
  for (std::size_t epoch = 0; epoch < 4; ++epoch) {
    CHECK(run.training.history[epoch].training_loss == 10.0 - static_cast<double>(epoch));
    CHECK(run.training.history[epoch].metric == metrics[epoch]);
  }
}

TEST_CASE("with patience to spare, training ends after the given epochs", "[11.7]") {
  Scripted run;
  const auto stopping = run.run(EarlyStopping(10), {0.9, 0.5, 0.6});
  CHECK(run.training.epochs_done() == 3);
  CHECK(run.layer.weight.value(0, 0) == 2);
  CHECK_FALSE(stopping.should_stop());
}

TEST_CASE("an epoch trains, then validates, and is reported when it is in the books", "[11.7]") {
  Scripted run;
  run.run(EarlyStopping(10), {0.9, 0.5});
  CHECK(run.calls == std::vector<std::string>{"train 0", "validate", "after 1", "train 1",
                                              "validate", "after 2"});
  LOOKS_LIKE(run.kept.size() == 2 && run.kept[1] == 1,
             "after_epoch comes before the best weights are kept: a checkpoint would lack them");
  CHECK(run.kept == std::vector<double>{1, 2});
}

TEST_CASE("training goes on after its history, with the patience it had left", "[11.7]") {
  Scripted run;
  run.training.history = {{10, 0.5}, {9, 0.6}};
  run.best() = 7;  // of epoch 1, from the checkpoint
  const auto stopping = run.run(EarlyStopping(2), {0.5, 0.6, 0.7, 0.8, 0.9});
  LOOKS_LIKE(stopping.epoch() < run.training.epochs_done(),
             "the history is not observed: patience begins anew");
  CHECK(run.training.epochs_done() == 3);
  CHECK(stopping.best_epoch() == 1);
  CHECK(run.calls == std::vector<std::string>{"train 2", "validate", "after 3"});
  const double weight = run.layer.weight.value(0, 0);
  LOOKS_LIKE(weight == 2, "the history's best weights are lost: the network of now was kept");
  CHECK(weight == 7);
}

TEST_CASE("a training whose patience has run out does not go on", "[11.7]") {
  for (const double last : {0.75, nan}) {
    INFO("the last metric is " << last);
    Scripted run;
    run.training.history = {{10, 0.5}, {9, 0.625}, {8, last}};
    run.best() = 7;
    const auto stopping = run.run(EarlyStopping(2), {0.5, 0.625, last, 0.875, 0.125});
    LOOKS_LIKE(run.calls.size() == 3, "it trains an epoch before it asks whether to stop");
    CHECK(run.calls.empty());
    CHECK(stopping.epoch() == 3);
    CHECK(run.layer.weight.value(0, 0) == 7);
  }
}

TEST_CASE("a NaN ends training with the weights from before it", "[11.7]") {
  Scripted run;
  const auto stopping = run.run(EarlyStopping(10), {0.9, nan, 0.1});
  CHECK(run.training.epochs_done() == 2);
  CHECK(run.layer.weight.value(0, 0) == 1);
  CHECK_THAT(stopping.reason(), ContainsSubstring("not a number"));
}

}  // namespace
}  // namespace dl
