#include <fmt/format.h>

#include "common/lesson.hpp"
#include "common/plot.hpp"
#include "common/progress.hpp"
#include "common/spread.hpp"
#include "common/table.hpp"
#include "kaiming.hpp"
#include "signals.hpp"
#include "solutions/05_gradient_descent/descend.hpp"
#include "solutions/06_optimizers/sgd.hpp"
#include "symmetry.hpp"
#include "xavier.hpp"

namespace {

using namespace dl;

constexpr std::array three_activations = {Activation::sigmoid, Activation::tanh, Activation::relu};

struct Initialization {
  std::string name;
  Fill fill;
};

const Initialization all_zeros{"zeros", [](Matrix& w, Rng&) { zeros(w); }};
const Initialization all_equal{"constant 0.01", [](Matrix& w, Rng&) { constant(w, 0.01); }};
const Initialization wide_uniform{"uniform -1 to 1",
                                  [](Matrix& w, Rng& rng) { uniform(w, -1, 1, rng); }};
const Initialization standard{"standard normal", standard_normal};
const Initialization lesson_07{"lesson 07's Dense", [](Matrix& w, Rng& rng) {
                                 kaiming_uniform(w, rng, Fan::in, 1 / std::sqrt(3.0));
                               }};
const Initialization xavier{"Xavier", [](Matrix& w, Rng& rng) { xavier_uniform(w, rng); }};
const Initialization he{"He", [](Matrix& w, Rng& rng) { kaiming_normal(w, rng); }};

/// Gain 4 is one over the sigmoid's slope at 0: it would keep small signals as large as they are.
const Initialization xavier_sigmoid{"Xavier, gain 4",
                                    [](Matrix& w, Rng& rng) { xavier_uniform(w, rng, 4); }};
const Initialization xavier_tanh{"Xavier, gain 5/3", [](Matrix& w, Rng& rng) {
                                   xavier_uniform(w, rng, gain(Activation::tanh));
                                 }};

std::vector<Initialization> initializations_for(Activation activation) {
  std::vector<Initialization> list = {all_zeros, all_equal, wide_uniform, standard, lesson_07,
                                      xavier,    he};
  if (activation == Activation::sigmoid) list.push_back(xavier_sigmoid);
  if (activation == Activation::tanh) list.push_back(xavier_tanh);
  return list;
}

/// The first `count` training images, their pixels with mean 0 and variance 1 all together: the
/// rules count on inputs of that size.
Dataset standardized(const Options& options, Index count) {
  auto data = load_fashion_mnist(options.data).train;
  count = std::min(count, data.size());
  data.x = data.x.topRows(count).eval();
  data.y.resize(static_cast<std::size_t>(count));
  const real mean = data.x.mean();
  const real deviation = static_cast<real>(std::sqrt(variance(data.x)));
  data.x = (data.x.array() - mean) / deviation;
  return data;
}

std::vector<Index> widths_of(const Dataset& data, int hidden_layers, Index width) {
  std::vector<Index> widths = {data.x.cols()};
  widths.insert(widths.end(), static_cast<std::size_t>(hidden_layers), width);
  widths.push_back(data.classes());
  return widths;
}

int number_of_runs(const Options& options) { return options.quick ? 2 : 5; }

/// Each run has a random generator of its own, the same for every initialization.
Rng rng_of(const Options& options, int run) {
  return Rng(options.seed + static_cast<std::uint64_t>(run));
}

// --- zeros, and equal weights
// ---------------------------------------------------------------------

/// Two hidden layers, and what reaches their weights in the first step and in fifty.
void watch_symmetry(const Options& options, const Dataset& data) {
  const int runs = number_of_runs(options);
  fmt::print(
      "Two hidden layers of 64 units: the length of the first gradient, and what 50 steps of "
      "descent make of the units ({} runs):\n\n",
      runs);
  Table table({"activation", "weights", "gradient: hidden weights", "last weights", "last bias",
               "moved by, layer 2", "different units, layer 2"});
  for (const auto activation : three_activations) {
    for (const auto& [name, fill] : {all_zeros, all_equal, xavier}) {
      std::vector<double> hidden, last, last_bias, moved, different;
      for (int run = 0; run < runs; ++run) {
        Rng rng = rng_of(options, run);
        auto network = deep_network(widths_of(data, 2, 64), activation, fill, rng);
        const auto parameters = network.parameters();  // W1 b1 W2 b2 W3 b3
        Classification objective(network, data.x, data.y);
        const auto order = rng.permutation(data.size());
        const auto batches = mini_batches(order, 32);
        objective.gradient(batches[0]);
        hidden.push_back(
            std::hypot(parameters[0]->gradient.norm(), parameters[2]->gradient.norm()));
        last.push_back(parameters[4]->gradient.norm());
        last_bias.push_back(parameters[5]->gradient.norm());
        const Matrix before = parameters[2]->value;
        for (std::size_t step = 0; step < 50; ++step) {
          objective.gradient(batches[step % batches.size()]);
          gradient_step(parameters, real(0.1));
        }
        moved.push_back((parameters[2]->value - before).cwiseAbs().maxCoeff());
        different.push_back(static_cast<double>(different_units(parameters[2]->value)));
      }
      table.row({name_of(activation), name, range_text(hidden), range_text(last),
                 range_text(last_bias), range_text(moved), range_text(different)});
    }
  }
  table.print();
}

// --- the signal through ten layers
// ----------------------------------------------------------------

/// Whether an output lies where the activation is flat: its slope there is below 0.01 (sigmoid),
/// 0.02 (tanh) or 0 (ReLU).
bool is_flat(Activation activation, real y) {
  switch (activation) {
    case Activation::sigmoid: return y < real(0.01) || y > real(0.99);
    case Activation::tanh: return std::abs(y) > real(0.99);
    default: return y == 0;
  }
}

double flat_share(Activation activation, const std::vector<Matrix>& layers) {
  double flat = 0;
  double all = 0;
  for (const auto& layer : layers) {
    flat += static_cast<double>(
        layer.unaryExpr([&](real y) { return real(is_flat(activation, y)); }).sum());
    all += static_cast<double>(layer.size());
  }
  return flat / all;
}

/// The factor from layer to layer that leads from the first variance to the last.
double factor_per_layer(double first, double last, std::size_t layers) {
  return std::pow(last / first, 1 / static_cast<double>(layers - 1));
}

/// A row of histograms, from `low` to `high` or, if values lie further out, as far as they go.
HistogramRow histogram_row(const std::string& name, const std::vector<Matrix>& layers,
                           double low = 0, double high = 0) {
  HistogramRow row{name, low, high, {}};
  for (const auto& layer : layers) {
    row.cells.push_back(
        {std::to_string(row.cells.size() + 1), {layer.data(), layer.data() + layer.size()}});
    row.low = std::min<double>(row.low, layer.minCoeff());
    row.high = std::max<double>(row.high, layer.maxCoeff());
  }
  if (row.low == row.high) row = {name, -1, 1, std::move(row.cells)};
  return row;
}

/// Adds the variance of each layer to a curve, as a geometric mean over `runs`.
void add_variances(Curve& curve, const std::vector<Matrix>& layers, int runs) {
  for (std::size_t l = 0; l < layers.size(); ++l) {
    if (curve.x.size() == l) {
      curve.x.push_back(static_cast<double>(l + 1));
      curve.y.push_back(1);
    }
    curve.y[l] *= std::pow(variance(layers[l]), 1.0 / runs);
  }
}

/// With equal weights to every class the errors of the classes cancel: only rounding comes back.
bool has_gradient(const std::vector<Matrix>& gradients) {
  return variance(gradients.back()) > 1e-20;
}

void add_if_seen(std::vector<Curve>& curves, Curve curve) {
  // A logarithm has no place for zero: a curve ends there.
  const auto zero = std::ranges::find(curve.y, 0.0) - curve.y.begin();
  curve.x.resize(static_cast<std::size_t>(zero));
  curve.y.resize(static_cast<std::size_t>(zero));
  if (!curve.x.empty()) curves.push_back(std::move(curve));
}

/// Between which bounds an activation's outputs lie at least in its histograms.
std::pair<double, double> output_bounds(Activation activation) {
  switch (activation) {
    case Activation::sigmoid: return {0, 1};
    case Activation::tanh: return {-1, 1};
    default: return {0, 0};
  }
}

/// What there is to see in the plots of an activation.
struct Titles {
  std::string file, name;
  std::string activations, gradients, variances, gradient_variances;
};

Titles titles_for(Activation activation) {
  switch (activation) {
    case Activation::sigmoid:
      return {"sigmoid",
              "Sigmoid",
              "Sigmoid: wide weights drive the activations to 0 and 1, narrow ones to 0.5",
              "Sigmoid: only wide weights carry a gradient back to layer 1",
              "Sigmoid: the activations settle at a variance that the weights set",
              "Sigmoid: back from layer 10 to 1, Xavier with gain 1 loses almost all"};
    case Activation::tanh:
      return {"tanh",
              "Tanh",
              "Tanh: gain 5/3 holds the activations, gain 1 lets them shrink",
              "Tanh: Xavier and He hold the gradients, wide weights let them grow",
              "Tanh: Xavier with gain 5/3 keeps the variance",
              "Tanh: back from layer 10 to 1, wide weights let gradients grow"};
    default:
      return {"relu",
              "ReLU",
              "ReLU: He keeps the activations as wide as they are, Xavier narrows them",
              "ReLU gradients, from layer 10 back to 1: He keeps them as wide",
              "ReLU: He keeps the variance, Xavier halves it in every layer",
              "ReLU: back from layer 10 to 1, He keeps the variance, Xavier halves it"};
  }
}

void watch_signals(Activation activation, const Options& options, const Dataset& data,
                   Plots& plots) {
  const Index width = options.quick ? 64 : 256;
  const int runs = number_of_runs(options);
  const auto widths = widths_of(data, 10, width);
  Table table({"weights", "deviation of sums", "variance, layer 1", "layer 10", "10 over 1",
               "a layer", "gradients, a layer back", "flat"});
  const auto [low, high] = output_bounds(activation);
  std::vector<Curve> activation_curves, gradient_curves;
  std::vector<HistogramRow> activation_rows, gradient_rows;
  for (const auto& [name, fill] : initializations_for(activation)) {
    std::vector<double> sums, first, last, over_all, forward, back, flat;
    Curve activation_curve{name, {}, {}};
    Curve gradient_curve{name, {}, {}};
    for (int run = 0; run < runs; ++run) {
      Rng rng = rng_of(options, run);
      auto network = deep_network(widths, activation, fill, rng);
      const auto seen = signals(network, data.x, data.y);
      const auto& y = seen.activations;
      const auto& g = seen.gradients;
      sums.push_back(std::sqrt(variance(seen.sums.back())));
      first.push_back(variance(y.front()));
      last.push_back(variance(y.back()));
      if (last.back() > 0) {
        over_all.push_back(last.back() / first.back());
        forward.push_back(factor_per_layer(first.back(), last.back(), y.size()));
      }
      if (has_gradient(g)) {
        back.push_back(factor_per_layer(variance(g.back()), variance(g.front()), g.size()));
        add_variances(gradient_curve, g, runs);
      }
      flat.push_back(flat_share(activation, y));
      add_variances(activation_curve, y, runs);
      if (run > 0) continue;
      activation_rows.push_back(histogram_row(name, y, low, high));
      gradient_rows.push_back(histogram_row(name, g));
    }
    table.row({name, range_text(sums, 2), range_text(first, 2), range_text(last, 2),
               range_text(over_all, 2), range_text(forward, 2), range_text(back, 2),
               range_text(flat, 2)});
    add_if_seen(activation_curves, activation_curve);
    add_if_seen(gradient_curves, gradient_curve);
  }
  fmt::print("\n{}, 10 hidden layers of {} units, {} images, {} runs:\n\n", name_of(activation),
             width, data.size(), runs);
  table.print();
  const auto titles = titles_for(activation);
  plots.histogram_grid("activations_" + titles.file, {titles.activations, "hidden layer", ""},
                       activation_rows);
  plots.histogram_grid("gradients_" + titles.file, {titles.gradients, "hidden layer", ""},
                       gradient_rows);
  plots.curves("variance_" + titles.file,
               {titles.variances, "hidden layer", "variance of activations"}, activation_curves,
               Axes::log_y);
  plots.curves("gradient_variance_" + titles.file,
               {titles.gradient_variances, "hidden layer", "variance of dL/d(sums)"},
               gradient_curves, Axes::log_y);
}

// --- who trains
// -----------------------------------------------------------------------------------

constexpr double goal = 0.5;

struct Training {
  std::vector<double> losses;  ///< the mean over each epoch
  bool diverged = false;
  bool arrived() const { return !diverged && losses.back() < goal; }
};

/// Trains by plain descent until the mean loss of an epoch is below the goal, or the epochs are
/// over.
Training train(const std::vector<Index>& widths, Activation activation, const Fill& fill,
               const Dataset& data, int epochs, double learning_rate, Rng rng) {
  auto network = deep_network(widths, activation, fill, rng);
  Classification objective(network, data.x, data.y);
  Sgd optimizer(network.parameters(), learning_rate);
  Training training;
  for (int epoch = 0; epoch < epochs; ++epoch) {
    const auto order = rng.permutation(data.size());
    const auto pass = descend(objective, mini_batches(order, 32), [&] { optimizer.step(); });
    training.losses.push_back(pass.mean_loss());
    training.diverged = pass.diverged;
    if (training.diverged || training.arrived()) break;
  }
  return training;
}

/// What came of all runs: the epochs to the goal, or the losses they ended with.
std::string outcome(const std::vector<Training>& runs) {
  std::vector<double> epochs, losses;
  std::size_t diverged = 0;
  for (const auto& run : runs) {
    diverged += run.diverged;
    if (run.arrived()) epochs.push_back(static_cast<double>(run.losses.size()));
    if (!run.diverged && !run.arrived()) losses.push_back(run.losses.back());
  }
  std::string text;
  const auto add = [&](const std::string& words) { text += (text.empty() ? "" : ", ") + words; };
  const auto share = [&](std::size_t count) {
    return count == runs.size() ? "" : fmt::format("{} of {}: ", count, runs.size());
  };
  if (!epochs.empty()) add(share(epochs.size()) + range_text(epochs) + " epochs");
  if (!losses.empty()) add(share(losses.size()) + "loss " + range_text(losses));
  if (diverged > 0) add(share(diverged) + "diverges");
  return text;
}

/// The best for the activation's best initialization among 0.02, 0.05 and 0.1, for the sigmoid
/// among 0.05, 0.3 and 1.
double learning_rate_of(Activation activation) {
  return activation == Activation::sigmoid ? 0.3 : 0.02;
}

void see_who_trains(const Options& options, const Dataset& data, Plots& plots) {
  const int runs = number_of_runs(options);
  const auto widths = widths_of(data, 10, 64);
  fmt::print(
      "\nWho trains: 10 hidden layers of 64 units, {} images; epochs until the loss is below "
      "{}, or the loss after {} ({} runs):\n\n",
      data.size(), goal, options.epochs, runs);
  Progress progress("who trains", 3L * 8 * runs);
  for (const auto activation : three_activations) {
    const auto titles = titles_for(activation);
    Table table({name_of(activation), "what came of it"});
    std::vector<Curve> curves;
    for (const auto& [name, fill] : initializations_for(activation)) {
      std::vector<Training> trainings;
      for (int run = 0; run < runs; ++run) {
        trainings.push_back(train(widths, activation, fill, data, options.epochs,
                                  learning_rate_of(activation), rng_of(options, run)));
        progress.advance();
      }
      table.row({name, outcome(trainings)});
      Curve curve{name, {}, trainings[0].losses};
      if (trainings[0].diverged) continue;
      for (std::size_t i = 1; i <= curve.y.size(); ++i) curve.x.push_back(static_cast<double>(i));
      curves.push_back(std::move(curve));
    }
    table.print();
    fmt::print("\n");
    plots.curves("training_" + titles.file,
                 {fmt::format("{}: who gets to a loss of {}, and when", titles.name, goal), "epoch",
                  "mean training loss"},
                 curves);
  }
}

/// The same at several depths.
void go_deeper(Activation activation, const std::vector<int>& depths,
               const std::vector<Initialization>& list, const Options& options,
               const Dataset& data) {
  const int runs = number_of_runs(options);
  Table table({"hidden layers"});
  for (const auto& [name, fill] : list) table.header.push_back(name);
  for (const int depth : depths) {
    table.row({std::to_string(depth)});
    for (const auto& [name, fill] : list) {
      std::vector<Training> trainings;
      for (int run = 0; run < runs; ++run) {
        trainings.push_back(train(widths_of(data, depth, 64), activation, fill, data,
                                  options.epochs, learning_rate_of(activation),
                                  rng_of(options, run)));
      }
      table.rows.back().push_back(outcome(trainings));
    }
  }
  fmt::print("\n{}, by depth:\n\n", name_of(activation));
  table.print();
}

void run(const Options& options) {
  Plots plots(options);
  const auto few = standardized(options, options.quick ? 100 : 200);
  const auto many = standardized(options, options.quick ? 500 : 1500);
  watch_symmetry(options, many);
  for (const auto activation : three_activations) watch_signals(activation, options, few, plots);
  see_who_trains(options, many, plots);
  go_deeper(Activation::sigmoid, {1, 2, 3, 5}, {standard, xavier, xavier_sigmoid}, options, many);
  go_deeper(Activation::relu, {5, 20, 30}, {xavier, he}, options, many);
  conclude(
      "weights must differ, and their spread must fit the number of inputs and the activation, so "
      "that signals and gradients keep their size from layer to layer.");
}

}  // namespace

int main(int argc, char** argv) {
  return lesson_main(argc, argv,
                     {.name = DL_LESSON,
                      .mine = DL_MINE,
                      .about = "weights to begin with: zeros, uniform, normal, Xavier, He",
                      .epochs = 12,
                      .quick_epochs = 2},
                     run);
}
