#pragma once

#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "checkpoint.hpp"
#include "common/clock.hpp"
#include "common/dataset.hpp"
#include "common/options.hpp"
#include "common/plot.hpp"
#include "common/scoreboard.hpp"
#include "common/subset.hpp"
#include "common/table.hpp"
#include "everything.hpp"
#include "rate_and_errors.hpp"
#include "resumable.hpp"
#include "solutions/07_backpropagation/state_dict.hpp"
#include "split.hpp"

namespace dl::lesson_11 {

/// Trains, adds a row to the table and returns the test accuracy.
template <typename Validate>
double train_and_test(Table& table, const std::string& name, Everything& run,
                      const Dataset& samples, Validate validate, const Dataset& test,
                      const Options& options) {
  const int epochs = (options.epochs * 5 + 7) / 8;  // 25 of 40
  const double begin = processor_seconds();
  const auto stopping = train_resumably(name, run, samples, validate, epochs, options);
  const double seconds = processor_seconds() - begin;
  const double accuracy = run.accuracy(test);
  table.row({name, samples.size(), epochs, stopping.best_epoch(), number(accuracy),
             options.quick ? "" : number(seconds, 0)});
  return accuracy;
}

/// How good does an MLP get with everything together? It is trained once with images kept apart, to
/// see when it should stop, and then on all of them for all epochs of the schedule (Goodfellow,
/// Bengio and Courville 2016, algorithm 7.2).
inline void best_mlp(Plots& plots, const Options& options, TrainTest data) {
  data.train = even_samples(std::move(data.train));
  const std::vector<Index> widths = {data.train.x.cols(), 512, 256, 10};
  Rng rng(options.seed);
  const Index apart = data.train.size() / 12;
  const Index rest = options.quick ? 500 : data.train.size() - apart;
  auto samples = split(data.train, rest, apart, rng);
  samples.training = even_samples(std::move(samples.training));
  Table table({"training", "images", "epochs", "weights of epoch", "test accuracy",
               "seconds of one processor"});

  Everything watched(widths, options.seed);
  const auto validation_accuracy = [&] { return watched.accuracy(samples.validation); };
  train_and_test(table, "watched", watched, samples.training, validation_accuracy, data.test,
                 options);

  Everything whole(widths, options.seed);
  const auto later_is_better = [&] { return whole.training.epochs_done(); };
  const auto& all = options.quick ? samples.training : data.train;
  record_score(options, "MLP, everything together",
               train_and_test(table, "all", whole, all, later_is_better, data.test, options));

  fmt::print("\nEverything together, {} parameters:\n\n", parameter_count(watched.network));
  table.print();
  rate_and_errors(plots, watched.training.history, samples.training.size());
  for (const auto* name : {"watched", "all"}) remove_checkpoint(checkpoint_of(name, options));
  save_state_dict(options.out / "mlp.safetensors", whole.network);
}

}  // namespace dl::lesson_11
