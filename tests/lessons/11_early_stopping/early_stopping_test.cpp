#include "tests/golden/11_early_stopping.hpp"

#include <csignal>
#include <limits>
#include <thread>

#include <sys/wait.h>

#include "checkpoint.hpp"
#include "common/toys.hpp"
#include "evaluate.hpp"
#include "one_cycle.hpp"
#include "solutions/05_gradient_descent/descend.hpp"
#include "solutions/06_optimizers/adagrad.hpp"
#include "solutions/06_optimizers/adam.hpp"
#include "solutions/06_optimizers/momentum.hpp"
#include "solutions/06_optimizers/rmsprop.hpp"
#include "solutions/06_optimizers/sgd.hpp"
#include "solutions/07_backpropagation/activation_layer.hpp"
#include "solutions/07_backpropagation/classification.hpp"
#include "solutions/07_backpropagation/dense_layer.hpp"
#include "solutions/07_backpropagation/sequential.hpp"
#include "solutions/08_regularization/adamw.hpp"
#include "solutions/08_regularization/dropout.hpp"
#include "solutions/09_normalization/batch_norm.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

TEST_CASE("a loss improves when it falls by more than min_delta", "[11.1]") {
  LOOKS_LIKE(improves(0.6, 0.5, 0, Goal::minimize), "the direction is turned");
  CHECK(improves(0.4, 0.5, 0, Goal::minimize));
  CHECK_FALSE(improves(0.6, 0.5, 0, Goal::minimize));
  CHECK_FALSE(improves(0.5, 0.5, 0, Goal::minimize));
  LOOKS_LIKE(improves(0.45, 0.5, 0.1, Goal::minimize) && improves(0.55, 0.5, 0.1, Goal::minimize),
             "min_delta is on the wrong side: a worse loss counts as better");
  LOOKS_LIKE(improves(0.45, 0.5, 0.1, Goal::minimize) && !improves(0.55, 0.5, 0.1, Goal::minimize),
             "min_delta is not used");
  CHECK_FALSE(improves(0.45, 0.5, 0.1, Goal::minimize));
  CHECK(improves(0.35, 0.5, 0.1, Goal::minimize));
}

TEST_CASE("an accuracy improves when it rises by more than min_delta", "[11.1]") {
  LOOKS_LIKE(improves(0.7, 0.8, 0, Goal::maximize), "every metric is taken for a loss");
  CHECK(improves(0.9, 0.8, 0, Goal::maximize));
  CHECK_FALSE(improves(0.7, 0.8, 0, Goal::maximize));
  CHECK_FALSE(improves(0.85, 0.8, 0.1, Goal::maximize));
  CHECK(improves(0.95, 0.8, 0.1, Goal::maximize));
}

TEST_CASE("anything is better than nothing, and nothing is better than NaN", "[11.1]") {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  CHECK(improves(1e30, infinity, 0.1, Goal::minimize));
  CHECK(improves(-1e30, -infinity, 0.1, Goal::maximize));
  CHECK_FALSE(improves(nan, infinity, 0, Goal::minimize));
  CHECK_FALSE(improves(nan, -infinity, 0, Goal::maximize));
}

TEST_CASE("the best metric and its epoch are remembered", "[11.2]") {
  EarlyStopping stopping(5);
  CHECK(stopping.observe(0.9));
  CHECK(stopping.observe(0.5));
  CHECK_FALSE(stopping.observe(0.8));
  const bool better_than_last = stopping.observe(0.6);
  LOOKS_LIKE(better_than_last, "it is compared with the epoch before, not with the best");
  CHECK_FALSE(better_than_last);
  CHECK(stopping.best() == 0.5);
  CHECK(stopping.best_epoch() == 2);
  CHECK(stopping.epoch() == 4);
  LOOKS_LIKE(stopping.waited() == 3, "the epoch is counted from 0");
  CHECK(stopping.waited() == 2);
}

TEST_CASE("small steps add up to an improvement", "[11.2]") {
  EarlyStopping stopping(5, 0.1);
  stopping.observe(1);
  CHECK_FALSE(stopping.observe(0.94));
  const bool added_up = stopping.observe(0.88);
  LOOKS_LIKE(!added_up, "the best moves with every small step, so that none is ever long enough");
  CHECK(added_up);
  CHECK(stopping.best() == 0.88);
}

TEST_CASE("a NaN is not the best", "[11.2]") {
  EarlyStopping stopping(5);
  CHECK_FALSE(stopping.observe(nan));
  CHECK(stopping.best_epoch() == 0);
  CHECK(stopping.observe(1));
  CHECK_FALSE(stopping.observe(nan));
  CHECK(stopping.best() == 1);
}

/// The epoch after which it stops, 0 when it does not.
int stops_after(EarlyStopping stopping, const std::vector<double>& metrics) {
  for (const double metric : metrics) {
    stopping.observe(metric);
    if (stopping.should_stop()) return stopping.epoch();
  }
  return 0;
}

TEST_CASE("patience is the number of epochs without improvement", "[11.3]") {
  CHECK_FALSE(EarlyStopping(1).should_stop());
  const std::vector<double> losses = {1.0, 0.8, 0.9, 0.7, 0.8, 0.8, 0.8, 0.6, 0.7, 0.7, 0.7, 0.7};
  const int after = stops_after(EarlyStopping(3), losses);
  LOOKS_LIKE(after == 12, "it waits one epoch too long");
  LOOKS_LIKE(after == 6, "it stops one epoch too early");
  LOOKS_LIKE(after == 5, "epochs without improvement are added up over the whole training");
  CHECK(after == 7);
  CHECK(stops_after(EarlyStopping(1), losses) == 3);
  CHECK(stops_after(EarlyStopping(4), losses) == 12);
  CHECK(stops_after(EarlyStopping(5), losses) == 0);
}

TEST_CASE("any metric and direction will do", "[11.3]") {
  const std::vector<double> accuracies = {0.7, 0.8, 0.9, 0.89, 0.88};
  CHECK(stops_after(EarlyStopping(2, 0, Goal::maximize), accuracies) == 5);
  CHECK(stops_after(EarlyStopping(2, 0, Goal::minimize), accuracies) == 3);
  CHECK(stops_after(EarlyStopping(2, 0.15, Goal::maximize), {0.7, 0.8, 0.9, 1.0, 1.0}) == 5);
}

TEST_CASE("a validation loss that is not a number stops at once and says so", "[11.3]") {
  EarlyStopping stopping(10);
  stopping.observe(0.5);
  CHECK_FALSE(stopping.should_stop());
  CHECK(stopping.reason().empty());
  stopping.observe(nan);
  LOOKS_LIKE(!stopping.should_stop(), "it waits for a NaN to get better");
  CHECK(stopping.should_stop());
  CHECK(stopping.reason() == "the metric of epoch 2 is not a number: training has diverged");
  CHECK(stopping.best_epoch() == 1);
}

TEST_CASE("it says why it stops", "[11.3]") {
  EarlyStopping stopping(2);
  for (const double loss : {0.9, 0.5, 0.6, 0.7}) {
    CHECK_FALSE(stopping.should_stop());
    stopping.observe(loss);
  }
  CHECK(stopping.should_stop());
  CHECK(stopping.reason() == "no improvement in 2 epochs since epoch 2");
}

std::vector<Matrix> values_of(const std::vector<Matrix*>& matrices) {
  std::vector<Matrix> result;
  for (const auto* matrix : matrices) result.push_back(*matrix);
  return result;
}

void change(const std::vector<Matrix*>& matrices, real by) {
  for (auto* matrix : matrices) matrix->array() += by;
}

/// With buffers (batch norm) and a use for random numbers (dropout).
Sequential small_network(Rng& rng) {
  Sequential network;
  network.add<Dense>(2, 8, rng);
  network.add<BatchNorm>(features(8));
  network.add<ActivationLayer>(Activation::tanh);
  network.add<Dropout>(0.2, rng);
  network.add<Dense>(8, 2, rng);
  return network;
}

TEST_CASE("the kept weights are those of the moment they were kept", "[11.4]") {
  Rng rng(1);
  auto network = small_network(rng);
  BestWeights best(network);
  const auto begin = values_of(learned(network));
  for (const auto& [name, buffer] : network.named_buffers()) buffer->array() += 1;
  for (auto* p : network.parameters()) p->value.array() += 1;
  best.keep();
  const auto then = values_of(learned(network));
  change(learned(network), 1);
  std::vector<Matrix> kept;
  for (const auto& [name, matrix] : best.matrices()) kept.push_back(*matrix);
  REQUIRE(kept.size() == then.size());
  LOOKS_LIKE(kept.back() == begin.back() && kept.front() == then.front(),
             "the buffers are not kept, only what an optimizer moves");
  LOOKS_LIKE(kept.front() == begin.front(), "the copy is made once and never again");
  const bool all_kept = kept == then;
  CHECK(all_kept);
}

TEST_CASE("restored weights are the kept ones, again and again", "[11.5]") {
  Rng rng(1);
  auto network = small_network(rng);
  BestWeights best(network);  // keeps what the network has now
  const auto kept = values_of(learned(network));
  for (int time = 1; time <= 2; ++time) {
    change(learned(network), 1);
    best.restore();
    const auto restored = values_of(learned(network));
    INFO("restored " << time << " times");
    LOOKS_LIKE(restored.front() == kept.front() && restored.back() != kept.back(),
               "the buffers keep what they had");
    LOOKS_LIKE(time == 2 && restored.front() != kept.front(), "the copy was given away");
    const bool all_restored = restored == kept;
    CHECK(all_restored);
  }
}

TEST_CASE("the one-cycle schedule agrees with PyTorch's at every step", "[11.6]") {
  for (const auto& golden_rates : {golden::one_cycle_10, golden::one_cycle_25}) {
    const RowVector expected = row(*golden_rates.begin());
    const auto steps = static_cast<int>(expected.size());
    for (int step = 0; step < steps; ++step) {
      const double factor = one_cycle_schedule(step, steps);
      INFO("step " << step << " of " << steps);
      LOOKS_LIKE(step == 0 && factor == Approx(1), "it begins at the top");
      LOOKS_LIKE(step == steps - 1 && factor == Approx(1. / 25),
                 "it ends where it began: go on down");
      LOOKS_LIKE(step == 1 && steps == 25 && factor == Approx(0.04 + 0.96 / 6.5),
                 "it rises in equal parts, not along a cosine");
      CHECK(factor == Approx(expected(step)).epsilon(1e-12).margin(1e-15));
    }
  }
}

TEST_CASE("one step alone has the last rate of the one-cycle schedule, as in PyTorch", "[11.6]") {
  CHECK(one_cycle_schedule(0, 1) == Approx(4e-6));
  CHECK(one_cycle_schedule(3, 4) == Approx(4e-6));
}

/// A training without data: epoch e leaves e in the weight, and its metric is the one in the list.
struct Scripted {
  Rng rng{1};
  Sequential network;
  Dense& layer = network.add<Dense>(1, 1, rng);
  Sgd optimizer{network.parameters(), 0.1};
  Training training{network, optimizer, rng};
  std::vector<std::string> calls;

  EarlyStopping run(const EarlyStopping& stopping, const std::vector<double>& metrics) {
    layer.weight.value(0, 0) = training.epochs_done();
    const auto train = [&](int epoch) {
      calls.push_back(fmt::format("train {}", epoch));
      layer.weight.value(0, 0) += 1;
      return 10.0 - epoch;
    };
    const auto validate = [&] {
      calls.push_back("validate");
      return metrics.at(static_cast<std::size_t>(training.epochs_done()));
    };
    const auto after_epoch = [&] {
      calls.push_back(fmt::format("after {}", training.epochs_done()));
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
}

TEST_CASE("training goes on after its history, with the patience it had left", "[11.7]") {
  Scripted run;
  run.training.history = {{10, 0.5}, {9, 0.6}};
  const auto stopping = run.run(EarlyStopping(2), {0.5, 0.6, 0.7, 0.8, 0.9});
  LOOKS_LIKE(run.training.epochs_done() == 5 || run.training.epochs_done() == 4,
             "the history is not observed: patience begins anew");
  CHECK(run.training.epochs_done() == 3);
  CHECK(stopping.best_epoch() == 1);
  CHECK(run.calls == std::vector<std::string>{"train 2", "validate", "after 3"});
}

TEST_CASE("a NaN ends training with the weights from before it", "[11.7]") {
  Scripted run;
  const auto stopping = run.run(EarlyStopping(10), {0.9, nan, 0.1});
  CHECK(run.training.epochs_done() == 2);
  CHECK(run.layer.weight.value(0, 0) == 1);
  CHECK_THAT(stopping.reason(), ContainsSubstring("not a number"));
}

using MakeOptimizer = std::unique_ptr<Optimizer> (*)(Parameters);

template <typename O>
std::unique_ptr<Optimizer> make(Parameters parameters) {
  return std::make_unique<O>(std::move(parameters), 0.01);
}

/// A small training that can be left and taken up again.
struct Moons {
  static constexpr int epochs = 12;
  static constexpr const char* run_name = "moons";

  Rng data_rng{3};
  Dataset samples = make_moons(60, 0.2, data_rng);
  Rng rng;
  Sequential network;
  std::unique_ptr<Optimizer> optimizer;
  Training training;

  explicit Moons(std::uint64_t seed = 1, MakeOptimizer make_optimizer = make<Adam>)
      : rng(seed),
        network(small_network(rng)),
        optimizer(make_optimizer(network.parameters())),
        training(network, *optimizer, rng) {}

  template <typename AfterEpoch>
  void train(int until, AfterEpoch after_epoch) {
    Classification objective(network, samples.x, samples.y);
    const auto pass = [&](int epoch) {
      const auto order = rng.permutation(samples.size());
      optimizer->set_learning_rate(0.01 * one_cycle_schedule(epoch, epochs));
      return descend(objective, mini_batches(order, 10), [&] { optimizer->step(); }).mean_loss();
    };
    const auto validate = [&] { return evaluate(network, samples.x, samples.y).loss; };
    fit(training, EarlyStopping(epochs), until, pass, validate, after_epoch);
  }

  void save(const std::filesystem::path& file) { save_checkpoint(file, training, run_name); }
  void load(const std::filesystem::path& file) { load_checkpoint(file, training, run_name); }
};

bool same(const EpochResult& a, const EpochResult& b) {
  return a.training_loss == b.training_loss && a.metric == b.metric;
}

void check_same(Moons& a, Moons& b) {
  const auto of_b = copies(matrices_of(b.training));
  for (const auto& [name, matrix] : matrices_of(a.training)) {
    INFO(name);
    CHECK(*matrix == of_b.at(name));
  }
  CHECK(std::ranges::equal(a.training.history, b.training.history, same));
  CHECK(text_of(a.rng) == text_of(b.rng));
}

TEST_CASE("the network, the optimizer's memory and the best weights are saved", "[11.8]") {
  Moons moons;
  const auto all = matrices_of(moons.training);
  const auto count = [&all](const std::string& kind) {
    return std::ranges::count_if(all,
                                 [&](const auto& m) { return m.first.starts_with(kind + "."); });
  };
  LOOKS_LIKE(count("network") == 6, "the buffers are not saved, only what an optimizer moves");
  CHECK(count("network") == 8);  // two dense layers and batch norm: two matrices each; two buffers
  LOOKS_LIKE(count("optimizer") == 0, "the optimizer forgets what it remembers");
  CHECK(count("optimizer") == 12);  // Adam: two for each parameter
  LOOKS_LIKE(count("best") == 0, "the best weights so far are lost");
  CHECK(count("best") == 8);
}

TEST_CASE("a training goes on from any epoch to the same result, bit for bit", "[11.8]") {
  Moons whole;
  matrices_of(whole.training);
  whole.train(Moons::epochs, [] {});
  const TemporaryFolder folder;
  for (int left_after = 0; left_after <= Moons::epochs; ++left_after) {
    Moons first;
    const auto save_in_time = [&] {
      if (first.training.epochs_done() == left_after) first.save(folder / "c");
    };
    if (left_after == 0) first.save(folder / "c");
    first.train(left_after, save_in_time);
    Moons second(99);
    second.load(folder / "c");
    second.train(Moons::epochs, [] {});
    INFO("left after epoch " << left_after);
    check_same(second, whole);
  }
}

TEST_CASE("every optimizer goes on as if nothing had happened", "[11.8]") {
  const TemporaryFolder folder;
  for (const MakeOptimizer make_optimizer :
       {make<Sgd>, make<Momentum>, make<Nesterov>, make<Adagrad>, make<RmsProp>, make<Adam>,
        make<AdamW>}) {
    Moons whole(1, make_optimizer);
    whole.train(4, [&] {
      if (whole.training.epochs_done() == 2) whole.save(folder / "c");
    });
    Moons second(99, make_optimizer);
    second.load(folder / "c");
    second.train(4, [] {});
    check_same(second, whole);
  }
}

bool same_file(const std::filesystem::path& a, const std::filesystem::path& b) {
  return read_text(a) == read_text(b);
}

/// Starts a process that trains to the end, saving after every epoch, from the last checkpoint on
/// if there is one. Its result is the checkpoint of the last epoch.
pid_t start_training(const std::filesystem::path& checkpoint) {
  const pid_t child = fork();
  if (child != 0) return child;
  int status = 1;
  try {
    Moons moons(std::filesystem::exists(checkpoint) ? 99 : 1);
    if (std::filesystem::exists(checkpoint)) moons.load(checkpoint);
    moons.train(Moons::epochs, [&] { moons.save(checkpoint); });
    status = 0;
  } catch (const std::exception&) {
  }
  _exit(status);
}

TEST_CASE("a training killed at random moments reaches the same result, bit for bit", "[11.8]") {
  const TemporaryFolder folder;
  const auto checkpoint = folder / "killed";
  Moons whole;
  whole.train(Moons::epochs, [&] { whole.save(folder / "whole"); });

  Rng moments(5);
  int killed = 0;
  int killed_on_the_way = 0;  // with a checkpoint behind, and epochs to go
  int status = -1;
  while (killed_on_the_way < 10 && killed < 1000) {
    const pid_t child = start_training(checkpoint);
    REQUIRE(child > 0);
    std::this_thread::sleep_for(std::chrono::microseconds(moments.index(20000)));
    kill(child, SIGKILL);
    REQUIRE(waitpid(child, &status, 0) == child);
    if (WIFSIGNALED(status)) {
      ++killed;
      killed_on_the_way += std::filesystem::exists(checkpoint);
      continue;
    }
    // It was done before it was killed: begin again.
    REQUIRE(WEXITSTATUS(status) == 0);
    CHECK(same_file(checkpoint, folder / "whole"));
    std::filesystem::remove(checkpoint);
  }
  CHECK(killed_on_the_way == 10);
  const pid_t child = start_training(checkpoint);
  REQUIRE(waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
  CHECK(same_file(checkpoint, folder / "whole"));

  remove_checkpoint(checkpoint);  // with what the killed ones were writing
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    CHECK(entry.path().filename() == "whole");
  }
}

/// What loading says of a file, without the file's name.
std::string complaint(const std::filesystem::path& file, Moons& moons) {
  try {
    moons.load(file);
  } catch (const InputError& refused) {
    const std::string said = refused.what();
    return said.substr(file.string().size() + 2);
  }
  return "";
}

TEST_CASE("a damaged checkpoint is refused in one line and changes nothing", "[11.8]") {
  const TemporaryFolder folder;
  Moons moons;
  const auto before = values_of(learned(moons.network));
  moons.train(2, [&] { moons.save(folder / "good"); });
  const auto good = read_text(folder / "good");
  Moons other(99);
  const auto untouched = values_of(learned(other.network));
  for (std::size_t at = 0; at < good.size(); at += 37) {
    for (const bool cut : {false, true}) {
      auto bad = good;
      if (cut) {
        bad.resize(at);
      } else {
        bad[at] = static_cast<char>(bad[at] ^ 0x10);
      }
      write_text(folder / "bad", bad);
      const auto said = complaint(folder / "bad", other);
      INFO("byte " << at << (cut ? " is the end" : " is changed"));
      CHECK_FALSE(said.empty());
      CHECK(said.find('\n') == std::string::npos);
    }
  }
  const bool nothing_changed = values_of(learned(other.network)) == untouched;
  CHECK(nothing_changed);
  CHECK(other.training.history.empty());
  CHECK(complaint(folder / "good", other).empty());
  CHECK(other.training.epochs_done() == 2);
}

TEST_CASE("a checkpoint of another training is refused", "[11.8]") {
  const TemporaryFolder folder;
  Moons moons;
  save_checkpoint(folder / "other run", moons.training, "circles");
  CHECK(complaint(folder / "other run", moons) == "run: expected a checkpoint of 'moons'");

  Moons with_momentum(1, make<Momentum>);
  with_momentum.save(folder / "momentum");
  CHECK(complaint(folder / "momentum", moons) ==
        "tensors: 'optimizer.6' is missing; 'optimizer.7' is missing; 'optimizer.8' is missing; "
        "'optimizer.9' is missing; and 2 more do not fit");

  auto weights = copies(matrices_of(moons.training));
  save_weights(folder / "weights", weights);
  CHECK(complaint(folder / "weights", moons) ==
        "run: is missing; expected a checkpoint of a training");

  weights["network.layers.0.weight"] = Matrix::Zero(3, 8);
  Metadata words = {{"run", "moons"},
                    {"rng", "1 2 3"},
                    {"steps", "-1"},
                    {"learning_rate", "fast"},
                    {"history", "1 2 3 "}};
  const auto said = [&] {
    words.erase("checksum");
    words["checksum"] = checksum(weights, words);
    save_weights(folder / "words", weights, words);
    return complaint(folder / "words", moons);
  };
  CHECK(said() == "tensors: 'network.layers.0.weight' is [3, 8], expected [2, 8]");
  weights["network.layers.0.weight"] = Matrix::Zero(2, 8);
  CHECK(said() == "rng: expected the state of the random numbers");
  words["rng"] = text_of(moons.rng);
  CHECK(said() == "steps: expected a count");
  words["steps"] = "7";
  CHECK(said() == "learning_rate: expected a number");
  words["learning_rate"] = "0.5";
  CHECK(said() == "history: expected two numbers for each epoch");
  words["history"] = "1 2 3 nan ";
  CHECK(said().empty());
  CHECK(moons.training.epochs_done() == 2);
}

}  // namespace
}  // namespace dl
