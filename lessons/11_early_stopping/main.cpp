#include <ctime>

#include "common/label_noise.hpp"
#include "common/lesson.hpp"
#include "common/plot.hpp"
#include "common/progress.hpp"
#include "common/scoreboard.hpp"
#include "common/spread.hpp"
#include "common/table.hpp"
#include "everything.hpp"
#include "solutions/05_gradient_descent/descend.hpp"
#include "solutions/06_optimizers/adam.hpp"
#include "solutions/07_backpropagation/sequential.hpp"

namespace {

using namespace dl;

/// Images to learn from, and images to look at while learning. The test images are for the end.
struct Split {
  Dataset training;
  Dataset validation;
};

Split split(const Dataset& data, Index training, Index validation, Rng& rng) {
  const auto order = rng.permutation(data.size());
  const auto take = [&](Index first, Index count) {
    const Batch rows(order.data() + first, static_cast<std::size_t>(count));
    Dataset part{.x = {}, .y = {}, .class_names = data.class_names, .shape = data.shape};
    gather(data.x, rows, part.x);
    gather(data.y, rows, part.y);
    return part;
  };
  return {take(0, training), take(training, validation)};
}

/// A few images, of which a small network soon knows the training part by heart.
Split few_images(const Dataset& data, const Options& options, Rng& rng) {
  return options.quick ? split(data, 500, 200, rng) : split(data, 2000, 1000, rng);
}

/// What a training without a stop leaves, epoch by epoch. Whoever stops earlier sees the same
/// numbers up to there.
struct Trace {
  std::vector<double> training_loss;
  std::vector<double> validation_loss;
  std::vector<double> validation_accuracy;
  std::vector<double> test_accuracy;
};

Trace train_without_stop(const Split& data, const Dataset& test, int epochs, Rng& rng) {
  Sequential network;
  network.add<Dense>(data.training.x.cols(), 64, rng);
  network.add<ActivationLayer>(Activation::relu);
  network.add<Dense>(64, 10, rng);
  Adam adam(network.parameters(), 0.002);
  Classification objective(network, data.training.x, data.training.y);
  Trace trace;
  for (int epoch = 0; epoch < epochs; ++epoch) {
    const auto order = rng.permutation(data.training.size());
    const auto pass = descend(objective, mini_batches(order, 64), [&] { adam.step(); });
    const auto validation = evaluate(network, data.validation.x, data.validation.y);
    trace.training_loss.push_back(pass.mean_loss());
    trace.validation_loss.push_back(validation.loss);
    trace.validation_accuracy.push_back(validation.accuracy);
    trace.test_accuracy.push_back(evaluate(network, test.x, test.y).accuracy);
  }
  return trace;
}

/// The end of a training with these metrics, one an epoch.
EarlyStopping stop(EarlyStopping stopping, const std::vector<double>& metrics) {
  for (const double metric : metrics) {
    if (stopping.should_stop()) break;
    stopping.observe(metric);
  }
  return stopping;
}

std::vector<double> numbers_from_one(std::size_t count) {
  std::vector<double> numbers;
  for (std::size_t i = 1; i <= count; ++i) numbers.push_back(static_cast<double>(i));
  return numbers;
}

/// Several trainings on few samples, some of them with wrong labels.
std::vector<Trace> traces(const TrainTest& data, double wrong_labels, const Options& options) {
  std::vector<Trace> result;
  const std::uint64_t seeds = options.quick ? 2 : 5;
  Progress progress(fmt::format("{:g}% wrong labels", 100 * wrong_labels),
                    static_cast<long>(seeds));
  for (std::uint64_t seed = options.seed; seed < options.seed + seeds; ++seed) {
    Rng rng(seed);
    auto samples = few_images(data.train, options, rng);
    for (auto* part : {&samples.training, &samples.validation}) {
      part->y = with_label_noise(part->y, wrong_labels, part->classes(), rng);
    }
    result.push_back(train_without_stop(samples, data.test, options.epochs, rng));
    progress.advance();
  }
  return result;
}

void draw_stop(Plots& plots, const Trace& trace) {
  const auto epochs = numbers_from_one(trace.training_loss.size());
  const auto stopping = stop(EarlyStopping(5), trace.validation_loss);
  std::vector<Mark> marks = {{fmt::format("best: epoch {}", stopping.best_epoch()),
                              static_cast<double>(stopping.best_epoch())}};
  if (stopping.should_stop()) {
    marks.push_back({fmt::format("stop: epoch {}, patience 5", stopping.epoch()),
                     static_cast<double>(stopping.epoch())});
  }
  plots.curves(
      "stop",
      {"Training loss goes on falling, validation loss turns round", "epoch", "mean cross entropy"},
      {{"training", epochs, trace.training_loss}, {"validation", epochs, trace.validation_loss}},
      Axes::linear, marks);
}

/// Test accuracy, the mean of several trainings.
Curve mean_accuracy(const std::string& name, const std::vector<Trace>& several) {
  std::vector<double> mean(several.front().test_accuracy.size());
  for (const auto& trace : several) {
    for (std::size_t i = 0; i < mean.size(); ++i) {
      mean[i] += trace.test_accuracy[i] / static_cast<double>(several.size());
    }
  }
  return {name, numbers_from_one(mean.size()), mean};
}

/// A way to stop, tried on all the traces.
struct Rule {
  std::string name;
  EarlyStopping stopping;
  std::vector<double> Trace::*metric;
};

void compare_patience(const std::vector<std::pair<std::string, std::vector<Trace>>>& kinds,
                      int epochs) {
  const std::vector<Rule> rules = {
      {"patience 1", EarlyStopping(1), &Trace::validation_loss},
      {"patience 3", EarlyStopping(3), &Trace::validation_loss},
      {"patience 5", EarlyStopping(5), &Trace::validation_loss},
      {"patience 10", EarlyStopping(10), &Trace::validation_loss},
      {"no stop, best weights", EarlyStopping(epochs), &Trace::validation_loss},
      {"patience 5, min_delta 0.02", EarlyStopping(5, 0.02), &Trace::validation_loss},
      {"patience 5, by accuracy", EarlyStopping(5, 0, Goal::maximize),
       &Trace::validation_accuracy}};
  Table table({"labels", "stopping", "epochs", "saved", "test accuracy", "gained"});
  for (const auto& [labels, several] : kinds) {
    for (const auto& rule : rules) {
      std::vector<double> ends, accuracies, gains;
      for (const auto& trace : several) {
        const auto stopped = stop(rule.stopping, trace.*rule.metric);
        ends.push_back(stopped.epoch());
        accuracies.push_back(
            trace.test_accuracy.at(static_cast<std::size_t>(stopped.best_epoch() - 1)));
        gains.push_back(accuracies.back() - trace.test_accuracy.back());
      }
      table.row({labels, rule.name, Spread(ends).text(0),
                 fmt::format("{:.0f}%", 100 - 100 * Spread(ends).mean / epochs),
                 Spread(accuracies).text(), Spread(gains).text()});
    }
  }
  fmt::print(
      "\nTest accuracy with the best weights, and what was gained over the last weights after "
      "{} epochs;\nmean and range of {} seeds:\n\n",
      epochs, kinds.front().second.size());
  table.print();
}

/// How much of what two networks of one shape have learned differs at all.
std::string differences(Sequential& a, Sequential& b) {
  const auto of_a = learned(a);
  const auto of_b = learned(b);
  Index count = 0;
  Index all = 0;
  for (std::size_t i = 0; i < of_a.size(); ++i) {
    all += of_a[i]->size();
    count += (of_a[i]->array() != of_b[i]->array()).count();
  }
  return fmt::format("{} of {}", count, all);
}

/// A training that is left twice and taken up by objects that begin with other random numbers.
void go_on_from_checkpoints(const Dataset& data, const Options& options) {
  Rng rng(options.seed);
  const auto samples = few_images(data, options, rng);
  const std::vector<Index> widths = {data.x.cols(), 64, 10};
  const auto file = options.out / "left.safetensors";
  const auto train = [&](Everything& run, int until) {
    const auto& apart = samples.validation;
    const auto validate = [&] { return evaluate(run.network, apart.x, apart.y).accuracy; };
    run.train(samples.training, validate, until, 6,
              [&] { save_checkpoint(file, run.training, "left"); });
  };
  Everything whole(widths, options.seed);
  train(whole, 6);

  Everything first(widths, options.seed);
  train(first, 2);
  Everything second(widths, options.seed + 100);
  load_checkpoint(file, second.training, "left");
  train(second, 5);
  Everything third(widths, options.seed + 200);
  load_checkpoint(file, third.training, "left");
  // The weights alone, and how many epochs they have had.
  Everything forgetful(widths, options.seed + 300);
  const auto from = learned(third.network);
  const auto to = learned(forgetful.network);
  for (std::size_t i = 0; i < to.size(); ++i) *to[i] = *from[i];
  forgetful.training.history = third.training.history;
  train(third, 6);
  train(forgetful, 6);
  remove_checkpoint(file);

  Table table({"six epochs", "what was saved", "numbers that differ from those without a break"});
  table.row({"left after 2 and 5", "everything", differences(whole.network, third.network)});
  table.row({"left after 5", "weights only", differences(whole.network, forgetful.network)});
  fmt::print("\nA training that was left and taken up again:\n\n");
  table.print();
}

std::filesystem::path checkpoint_of(const std::string& name, const Options& options) {
  return options.out / fmt::format("{}.checkpoint.safetensors", name);
}

/// Trains for all the epochs; killed at any moment, it goes on from the last one when it is started
/// again. Prints and returns the test accuracy.
template <typename Validate>
double train_best_mlp(const std::string& name, Everything& run, const Dataset& samples,
                      Validate validate, const Dataset& test, const Options& options) {
  const int epochs = (options.epochs * 5 + 7) / 8;
  const auto file = checkpoint_of(name, options);
  const auto run_name =
      fmt::format("{}, data {}, seed {}, {} epochs", name, options.data, options.seed, epochs);
  if (std::filesystem::exists(file)) {
    try {
      load_checkpoint(file, run.training, run_name);
      fmt::print("going on after epoch {}, from {}\n", run.training.epochs_done(), file.string());
    } catch (const InputError& no_use) {
      fmt::print("{}; beginning anew\n", no_use.what());
    }
  }
  const auto begin = std::clock();
  Progress progress(name, epochs - run.training.epochs_done());
  const auto stopping = run.train(samples, validate, epochs, epochs, [&] {
    save_checkpoint(file, run.training, run_name);
    progress.advance();
  });
  const auto seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  const double accuracy = evaluate(run.network, test.x, test.y).accuracy;
  fmt::print("{}: {} images, {} epochs, weights of epoch {}: test accuracy {:.4f}{}\n", name,
             samples.size(), epochs, stopping.best_epoch(), accuracy,
             options.quick ? "" : fmt::format(" ({:.0f} s of one processor)", seconds));
  return accuracy;
}

/// The best MLP of the course: once with images kept apart, to see when it should stop, and then on
/// all of them for as long (Goodfellow, Bengio and Courville 2016, algorithm 7.2).
void put_everything_together(const TrainTest& data, Plots& plots, const Options& options) {
  const std::vector<Index> widths = {data.train.x.cols(), 512, 256, 10};
  Rng rng(options.seed);
  const Index apart = data.train.size() / 12;
  const auto samples =
      split(data.train, options.quick ? 500 : data.train.size() - apart, apart, rng);

  Everything watched(widths, options.seed);
  fmt::print("\nEverything together, {} weights:\n\n", parameter_count(watched.network));
  const auto& kept_apart = samples.validation;
  const auto validate = [&] {
    return evaluate(watched.network, kept_apart.x, kept_apart.y).accuracy;
  };
  train_best_mlp("watched", watched, samples.training, validate, data.test, options);
  std::vector<double> accuracies;
  for (const auto& epoch : watched.training.history) accuracies.push_back(epoch.metric);
  const auto patient = stop(EarlyStopping(options.epochs, 0, Goal::maximize), accuracies);
  const auto impatient = stop(EarlyStopping(3, 0, Goal::maximize), accuracies);
  std::vector<Mark> marks = {{fmt::format("best: epoch {}", patient.best_epoch()),
                              static_cast<double>(patient.best_epoch())}};
  if (impatient.should_stop()) {
    marks.insert(marks.begin(), {fmt::format("patience 3 would stop: epoch {}", impatient.epoch()),
                                 static_cast<double>(impatient.epoch())});
  }
  plots.curves("everything",
               {"One cycle: the best epochs come late", "epoch", "validation accuracy"},
               {{"everything together", numbers_from_one(accuracies.size()), accuracies}},
               Axes::linear, marks);

  const auto& all = options.quick ? samples.training : data.train;
  Everything whole(widths, options.seed);
  const auto later_is_better = [&] { return static_cast<double>(whole.training.epochs_done()); };
  record_score(options, "MLP, everything together",
               train_best_mlp("all", whole, all, later_is_better, data.test, options));
  for (const std::string name : {"watched", "all"}) remove_checkpoint(checkpoint_of(name, options));
  save_state_dict(options.out / "mlp.safetensors", whole.network);
}

void run(const Options& options) {
  Plots plots(options);
  const auto data = load_fashion_mnist(options.data);
  const auto noisy = traces(data, 0.2, options);
  const auto clean = traces(data, 0, options);
  draw_stop(plots, noisy.front());
  plots.curves("accuracy",
               {"Wrong labels learned by heart cost accuracy; right ones do not", "epoch",
                "test accuracy, mean of the seeds"},
               {mean_accuracy("all labels right", clean), mean_accuracy("20% wrong", noisy)});
  compare_patience({{"20% wrong", noisy}, {"all right", clean}}, options.epochs);
  go_on_from_checkpoints(data.train, options);
  put_everything_together(data, plots, options);
  conclude(
      "stop when new images have gained nothing for a few epochs, and keep the weights of the best "
      "one: "
      "it saves time always, and accuracy where there are wrong labels to learn by heart.");
}

}  // namespace

int main(int argc, char** argv) {
  return lesson_main(argc, argv,
                     {.name = DL_LESSON,
                      .mine = DL_MINE,
                      .about = "early stopping, checkpoints, and the best MLP of the course",
                      .epochs = 40,
                      .quick_epochs = 8},
                     run);
}
