#include <algorithm>
#include <cmath>
#include <memory>
#include <set>

#include <fmt/format.h>

#include "common/lesson.hpp"
#include "common/metrics.hpp"
#include "common/plot.hpp"
#include "common/scoreboard.hpp"
#include "common/table.hpp"
#include "cures.hpp"
#include "solutions/06_optimizers/sgd.hpp"
#include "solutions/07_backpropagation/sequential.hpp"
#include "thinned_average.hpp"
#include "well_trained.hpp"

namespace {

using namespace dl;

constexpr double noise = 0.4;

int runs_of(const Options& options) { return options.quick ? 2 : 5; }

std::uint64_t seed_of(const Options& options, int run) {
  return options.seed + static_cast<std::uint64_t>(run);
}

/// A few images with wrong labels: what each cure does, and how much of it.
void print_cures(const Outcomes& noisy) {
  Table table({"cure", "value", "training", "wrong labels learned", "test", "half sum of squares"});
  for (const auto& outcome : noisy) {
    table.row({outcome.cure.method, fmt::format("{:g}", outcome.cure.value),
               fmt::format("{:.3f}", mean(outcome.training)),
               fmt::format("{:.1f}%", 100 * mean(outcome.by_heart)), Spread(outcome.test).text(),
               fmt::format("{:.1f}", mean(outcome.penalty))});
  }
  table.print();
}

/// Each method with the value its validation images choose, with right labels and with wrong ones.
void compare_cures(const Outcomes& clean, const Outcomes& noisy) {
  Table table({"labels", "cure", "test", "gain over none", "behind dropout"});
  for (const auto* outcomes : {&clean, &noisy}) {
    const auto none = tuned(*outcomes, "none");
    const auto dropout = tuned(*outcomes, "dropout");
    const auto difference = [](const std::vector<double>& a, const std::vector<double>& b) {
      std::vector<double> result;
      for (std::size_t i = 0; i < a.size(); ++i) result.push_back(a[i] - b[i]);
      return Spread(result).text();
    };
    const std::string labels =
        outcomes == &clean ? "right" : fmt::format("{:.0f}% wrong", 100 * noise);
    table.row({labels, "none", Spread(none).text()});
    for (const auto& method : methods) {
      const auto test = tuned(*outcomes, method);
      table.row({labels, method, Spread(test).text(), difference(test, none),
                 method == "dropout" ? "" : difference(dropout, test)});
    }
  }
  table.print();
}

void plot_decay_sweep(Plots& plots, const Outcomes& noisy) {
  std::vector<Curve> curves;
  for (const std::string method : {"AdamW", "L2 in Adam"}) {
    Curve training{method + ", training", {}, {}};
    Curve test{method + ", test", {}, {}};
    for (const auto& outcome : noisy) {
      if (outcome.cure.method != method) continue;
      training.x.push_back(outcome.cure.value);
      training.y.push_back(mean(outcome.training));
      test.x.push_back(outcome.cure.value);
      test.y.push_back(mean(outcome.test));
    }
    curves.push_back(training);
    curves.push_back(test);
  }
  plots.curves("decay_sweep",
               {"Too little decay learns the wrong labels, too much hardly learns", "weight decay",
                "accuracy"},
               curves, Axes::log_x);
}

/// Accuracy pass by pass, mean of the runs.
void watch_overfitting(Plots& plots, const TrainTest& data, const Outcomes& noisy,
                       const Options& options) {
  const int every = std::max(1, options.epochs / 20);
  const int runs = runs_of(options);
  std::vector<Curve> curves;
  for (const std::string method : {"none", "dropout", "AdamW"}) {
    const Cure cure = best_of(noisy, method).cure;
    std::vector<double> passes;
    for (int pass = every; pass <= options.epochs; pass += every) passes.push_back(pass);
    std::vector<double> training(passes.size());
    std::vector<double> test(passes.size());
    for (int run = 0; run < runs; ++run) {
      FewSamples samples(data.train, noise, cure, seed_of(options, run));
      samples.learn(options.epochs, [&](int pass) {
        if (pass % every != 0) return;
        const auto at = static_cast<std::size_t>(pass / every - 1);
        training[at] += accuracy(predict(samples.network, samples.x), samples.y) / runs;
        test[at] += accuracy(predict(samples.network, data.test.x), data.test.y) / runs;
      });
    }
    const auto name = method == "none" ? method : fmt::format("{} {:g}", method, cure.value);
    curves.push_back({name + ", training", passes, training});
    curves.push_back({name + ", test", passes, test});
  }
  plots.curves("overfitting",
               {"Learning wrong labels by heart costs accuracy on the test",
                "pass over 300 images, 40% of the labels wrong", "accuracy"},
               curves);
}

void plot_weights(Plots& plots, const TrainTest& data, const Options& options) {
  std::vector<Values> weights;
  for (const double decay : {0.0, 3.0, 30.0}) {
    FewSamples samples(data.train, noise, {"AdamW", decay}, options.seed);
    samples.learn(options.epochs);
    auto& shown = weights.emplace_back(Values{fmt::format("decay {:g}", decay), {}});
    for (const real w : samples.network.parameters().front()->value.reshaped()) {
      if (std::abs(w) < 0.2) shown.values.push_back(w);
    }
  }
  plots.histogram("weights",
                  {"Decay draws the weights together around zero",
                   "weight of the hidden layer, without those beyond 0.2", "share of the weights"},
                  weights, 61);
}

void overfit_and_cure(Plots& plots, const TrainTest& data, const Options& options) {
  const int runs = runs_of(options);
  const auto noisy = try_all_cures(data, noise, options.epochs, options.seed, runs);
  const auto clean = try_all_cures(data, 0, options.epochs, options.seed, runs);
  fmt::print(
      "{} images, {:.0f}% of the labels wrong, {} passes, mean of {} runs (lowest to "
      "highest):\n\n",
      few, 100 * noise, options.epochs, runs);
  print_cures(noisy);
  fmt::print("\nThe same, each run with the value that its own validation images choose:\n\n");
  compare_cures(clean, noisy);
  watch_overfitting(plots, data, noisy, options);
  plot_decay_sweep(plots, noisy);
  plot_weights(plots, data, options);
}

/// Weights of 1 under gradients of pure noise: what is left of them is the decay's work.
void decay_inside_and_outside(Plots& plots, const Options& options) {
  constexpr double decay = 0.5;
  constexpr double rate = 0.001;
  const int steps = options.quick ? 200 : 1000;
  std::vector<Curve> curves = {{"L2 in Adam", {}, {}}, {"AdamW", {}, {}}, {"L2 in SGD", {}, {}}};
  Table table({"gradient", "L2 in Adam", "AdamW", "L2 in SGD"});
  for (const double size : {0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0}) {
    std::vector<std::string> cells = {fmt::format("{:g}", size)};
    for (auto& curve : curves) {
      std::vector<double> left;
      for (int run = 0; run < runs_of(options); ++run) {
        Rng rng(seed_of(options, run));
        Parameter weights(Matrix::Ones(1, 100));
        const Parameters parameters = {&weights};
        Adam adam(parameters, rate);
        AdamW adamw(parameters, rate, decay);
        Sgd sgd(parameters, rate);
        for (int step = 0; step < steps; ++step) {
          for (real& g : weights.gradient.reshaped()) g = static_cast<real>(rng.normal(0, size));
          if (curve.name != "AdamW") add_weight_decay(parameters, decay);
          if (curve.name == "L2 in Adam") adam.step();
          if (curve.name == "AdamW") adamw.step();
          if (curve.name == "L2 in SGD") sgd.step();
        }
        left.push_back(weights.value.mean());
      }
      cells.push_back(Spread(left).text(2));
      curve.x.push_back(size);
      curve.y.push_back(mean(left));
    }
    table.row(cells);
  }
  fmt::print(
      "\nWeights of 1 after {} steps with decay {}, by the size of their gradients "
      "(exp(-{:g}) = {:.2f}):\n\n",
      steps, decay, decay * rate * steps, std::exp(-decay * rate * steps));
  table.print();
  curves.pop_back();  // on top of AdamW's
  curves.back().name = "AdamW, and L2 in SGD";
  plots.curves("inside_adam",
               {"Inside Adam, weights with large gradients hardly decay",
                "standard deviation of the gradient", "what is left of the weight"},
               curves, Axes::log_x);
}

/// Half of the units off, one image at a time: who gets a gradient, and how many networks are
/// there?
void look_at_dropped_units(const Dataset& data, const Options& options) {
  constexpr Index units = 64;
  constexpr Index images = 100;
  int off = 0;
  int off_without = 0;
  int on = 0;
  int on_without = 0;
  std::set<std::vector<real>> networks;
  for (int run = 0; run < runs_of(options); ++run) {
    Rng rng(seed_of(options, run));
    Sequential network;
    auto& hidden = network.add<Dense>(data.x.cols(), units, rng);
    network.add<ActivationLayer>(Activation::tanh);
    const auto& dropout = network.add<Dropout>(0.5, rng);
    network.add<Dense>(units, classes, rng);
    Classification objective(network, data.x, data.y);
    for (Index i = 0; i < images; ++i) {
      objective.gradient(Batch(&i, 1));
      const auto& mask = dropout.mask();
      networks.emplace(mask.data(), mask.data() + mask.size());
      for (Index unit = 0; unit < units; ++unit) {
        const bool without = hidden.weight.gradient.col(unit).isZero(0);
        (mask(0, unit) > 0 ? on : off) += 1;
        (mask(0, unit) > 0 ? on_without : off_without) += without;
      }
    }
  }
  fmt::print(
      "\nDropout 0.5 on {} tanh units, {} steps of one image: {} of {} units that were off got "
      "no gradient, and {} of {} that were on. {} different networks took the {} steps.\n",
      units, images * runs_of(options), off_without, off, on_without, on, networks.size(),
      images * runs_of(options));
}

/// Test accuracy of trained networks by the share of units that is off.
void switch_units_off(Plots& plots, const WellTrainedOnes& without, const WellTrainedOnes& with,
                      const Dataset& test) {
  Table table({"units off", "trained without dropout", "trained with dropout 0.5"});
  std::vector<Curve> curves = {{"trained without dropout", {}, {}},
                               {"trained with dropout 0.5", {}, {}}};
  for (int tenths = 0; tenths <= 9; ++tenths) {
    const double p = tenths / 10.0;
    std::vector<std::string> cells = {fmt::format("{:.0f}%", 100 * p)};
    for (const auto* networks : {&without, &with}) {
      std::vector<double> reached;
      for (const auto& trained : *networks) {
        trained->set_dropout(p);
        ThinnedAverage thinned;
        thinned.add(trained->network, test.x);
        reached.push_back(accuracy(argmax(thinned.probabilities()), test.y));
      }
      cells.push_back(Spread(reached).text());
      auto& curve = curves[networks == &without ? 0 : 1];
      curve.x.push_back(100 * p);
      curve.y.push_back(mean(reached));
    }
    table.row(cells);
  }
  fmt::print("\nTest accuracy with some hidden units off, networks trained on all the images:\n\n");
  table.print();
  plots.curves("units_off",
               {"Dropout teaches a network to do without some of its units", "hidden units off, %",
                "test accuracy"},
               curves);
}

/// One pass with all units against the average of many thinned networks.
void full_pass_or_ensemble(Plots& plots, const WellTrainedOnes& networks, const Dataset& test,
                           const Options& options) {
  const std::vector<int> counts =
      options.quick ? std::vector{1, 3, 10} : std::vector{1, 3, 10, 30, 100};
  std::vector<std::vector<double>> agreement(counts.size());
  std::vector<std::vector<double>> sure(counts.size());
  std::vector<std::vector<double>> reached(counts.size());
  std::vector<double> full_sure;
  std::vector<double> full_reached;
  for (const auto& trained : networks) {
    trained->set_dropout(0.5);
    Matrix full;
    softmax(trained->network.forward(test.x, Mode::eval), full);
    const auto full_labels = argmax(full);
    full_sure.push_back(full.rowwise().maxCoeff().mean());
    full_reached.push_back(accuracy(full_labels, test.y));
    ThinnedAverage thinned;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      while (thinned.count() < counts[i]) thinned.add(trained->network, test.x);
      const auto labels = argmax(thinned.probabilities());
      agreement[i].push_back(accuracy(labels, full_labels));
      sure[i].push_back(thinned.probabilities().rowwise().maxCoeff().mean());
      reached[i].push_back(accuracy(labels, test.y));
    }
  }
  Table table({"networks", "same class as the full pass", "largest probability", "test"});
  Curve average{"average of thinned networks", {}, {}};
  Curve one_pass{"one full pass", {}, {}};
  for (std::size_t i = 0; i < counts.size(); ++i) {
    table.row({fmt::format("{} thinned", counts[i]), Spread(agreement[i]).text(),
               Spread(sure[i]).text(), Spread(reached[i]).text()});
    average.x.push_back(counts[i]);
    average.y.push_back(mean(reached[i]));
    one_pass.x.push_back(counts[i]);
    one_pass.y.push_back(mean(full_reached));
  }
  table.row({"full pass", "", Spread(full_sure).text(), Spread(full_reached).text()});
  fmt::print("\nDropout as an ensemble, half of the units off in each thinned network:\n\n");
  table.print();
  plots.curves("ensemble",
               {"One full pass is as good as the average of many thinned networks",
                "thinned networks averaged", "test accuracy"},
               {average, one_pass}, Axes::log_x);
}

void train_well(Plots& plots, const TrainTest& data, const Options& options) {
  const int passes = std::max(1, options.epochs / 10);
  WellTrainedOnes without;
  WellTrainedOnes with;
  for (auto* networks : {&without, &with}) {
    const Cure cure = networks == &without ? Cure{"none", 0} : Cure{"dropout", 0.5};
    Progress progress("all images, " + cure.method, runs_of(options));
    for (int run = 0; run < runs_of(options); ++run) {
      networks->push_back(
          std::make_unique<WellTrained>(data.train, cure, passes, seed_of(options, run)));
      progress.advance();
    }
    record_score(options, networks == &without ? "MLP without dropout" : "MLP with dropout",
                 accuracy(predict(networks->front()->network, data.test.x), data.test.y));
  }
  switch_units_off(plots, without, with, data.test);
  full_pass_or_ensemble(plots, with, data.test, options);
}

void run(const Options& options) {
  Plots plots(options);
  const auto data = load_fashion_mnist(options.data);
  overfit_and_cure(plots, data, options);
  decay_inside_and_outside(plots, options);
  look_at_dropped_units(data.train, options);
  train_well(plots, data, options);
  conclude(
      "a network that can learn wrong labels by heart does, and pays on the test; dropout and "
      "weight decay in the right dose win a good part of that back, and too much costs more.");
}

}  // namespace

int main(int argc, char** argv) {
  return lesson_main(argc, argv,
                     {.name = DL_LESSON,
                      .mine = DL_MINE,
                      .about = "dropout, L2 penalty and decoupled weight decay",
                      .epochs = 60,
                      .quick_epochs = 6},
                     run);
}
