#pragma once

#include <string>
#include <vector>

#include <fmt/format.h>

#include "checkpoint.hpp"
#include "common/clock.hpp"
#include "common/dataset.hpp"
#include "common/options.hpp"
#include "common/plot.hpp"
#include "common/scoreboard.hpp"
#include "everything.hpp"
#include "replay.hpp"
#include "resumable.hpp"
#include "solutions/07_backpropagation/state_dict.hpp"
#include "split.hpp"

namespace dl::lesson_11 {

/// Trains, prints and returns the test accuracy.
template <typename Validate>
double train_and_test(const std::string& name, Everything& run, const Dataset& samples,
                      Validate validate, const Dataset& test, const Options& options) {
  const int epochs = (options.epochs * 5 + 7) / 8;  // 25 of 40
  const double begin = processor_seconds();
  const auto stopping = train_resumably(name, run, samples, validate, epochs, options);
  const double seconds = processor_seconds() - begin;
  const double accuracy = run.accuracy(test);
  fmt::print("{}: {} images, {} epochs, weights of epoch {}: test accuracy {:.4f}{}\n", name,
             samples.size(), epochs, stopping.best_epoch(), accuracy,
             options.quick ? "" : fmt::format(" ({:.0f} s of one processor)", seconds));
  return accuracy;
}

/// Validation accuracy epoch by epoch, with the best one and where little patience would have
/// stopped.
inline void plot_accuracies(Plots& plots, const Options& options,
                            const std::vector<double>& accuracies) {
  const auto patient = replay(EarlyStopping(options.epochs, 0, Goal::maximize), accuracies);
  const auto impatient = replay(EarlyStopping(3, 0, Goal::maximize), accuracies);
  std::vector<Mark> marks;
  if (impatient.should_stop()) {
    marks.push_back({fmt::format("patience 3 would stop: epoch {}", impatient.epoch()),
                     static_cast<double>(impatient.epoch())});
  }
  marks.push_back(mark_of_best(patient));
  plots.curves("everything",
               {"One cycle: the best epochs come late", "epoch", "validation accuracy"},
               {over_epochs("everything together", accuracies)}, Axes::linear, marks);
}

/// How good does an MLP get with everything together? It is trained once with images kept apart, to
/// see when it should stop, and then on all of them for as long (Goodfellow, Bengio and Courville
/// 2016, algorithm 7.2).
inline void best_mlp(Plots& plots, const Options& options, const TrainTest& data) {
  const std::vector<Index> widths = {data.train.x.cols(), 512, 256, 10};
  Rng rng(options.seed);
  const Index apart = data.train.size() / 12;
  const Index rest = options.quick ? 500 : data.train.size() - apart;
  const auto samples = split(data.train, rest, apart, rng);

  Everything watched(widths, options.seed);
  fmt::print("\nEverything together, {} weights:\n\n", parameter_count(watched.network));
  const auto validation_accuracy = [&] { return watched.accuracy(samples.validation); };
  train_and_test("watched", watched, samples.training, validation_accuracy, data.test, options);
  std::vector<double> accuracies;
  for (const auto& epoch : watched.training.history) accuracies.push_back(epoch.metric);
  plot_accuracies(plots, options, accuracies);

  Everything whole(widths, options.seed);
  const auto later_is_better = [&] { return whole.training.epochs_done(); };
  const auto& all = options.quick ? samples.training : data.train;
  record_score(options, "MLP, everything together",
               train_and_test("all", whole, all, later_is_better, data.test, options));
  for (const auto* name : {"watched", "all"}) remove_checkpoint(checkpoint_of(name, options));
  save_state_dict(options.out / "mlp.safetensors", whole.network);
}

}  // namespace dl::lesson_11
