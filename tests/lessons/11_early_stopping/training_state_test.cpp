#include "training_state.hpp"

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <memory>
#include <thread>

#include <sys/wait.h>

#include "best_weights.hpp"
#include "checkpoint.hpp"
#include "common/dataset.hpp"
#include "common/rng.hpp"
#include "common/safetensors.hpp"
#include "common/toys.hpp"
#include "early_stopping.hpp"
#include "evaluate.hpp"
#include "fit.hpp"
#include "numbers_as_text.hpp"
#include "one_cycle.hpp"
#include "small_network.hpp"
#include "solutions/05_gradient_descent/descend.hpp"
#include "solutions/06_optimizers/adagrad.hpp"
#include "solutions/06_optimizers/adam.hpp"
#include "solutions/06_optimizers/momentum.hpp"
#include "solutions/06_optimizers/rmsprop.hpp"
#include "solutions/06_optimizers/sgd.hpp"
#include "solutions/07_backpropagation/classification.hpp"
#include "solutions/07_backpropagation/sequential.hpp"
#include "solutions/07_backpropagation/state_dict.hpp"
#include "solutions/08_regularization/adamw.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

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

TEST_CASE("the network, the optimizer's memory and the best weights are saved", "[11.8]") {
  Moons moons;
  const auto all = matrices_of(moons.training);
  const auto count = [&all](const std::string& kind) {
    return std::ranges::count_if(all,
                                 [&](const auto& m) { return m.first.starts_with(kind + "."); });
  };
  LOOKS_LIKE(count("network") == 6, "the buffers are not saved, only what an optimizer moves");
  LOOKS_LIKE(count("network") == 0, "the network itself is not saved");
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
