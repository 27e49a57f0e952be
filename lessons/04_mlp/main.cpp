#include <algorithm>
#include <cmath>
#include <numbers>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "bumps.hpp"
#include "common/lesson.hpp"
#include "common/metrics.hpp"
#include "common/plot.hpp"
#include "common/progress.hpp"
#include "common/rng.hpp"
#include "common/scoreboard.hpp"
#include "common/table.hpp"
#include "common/toys.hpp"
#include "merge.hpp"
#include "mlp.hpp"
#include "softmax.hpp"
#include "solutions/03_perceptron/one_vs_rest.hpp"
#include "xor_network.hpp"

namespace {

using namespace dl;

/// `count` numbers from low to high, both among them, as a column: a batch of one input each.
Matrix spread(Index count, double low, double high) {
  Matrix x(count, 1);
  for (Index i = 0; i < count; ++i) {
    x(i, 0) = static_cast<real>(low + (high - low) * static_cast<double>(i) /
                                          static_cast<double>(count - 1));
  }
  return x;
}

Curve curve(const std::string& name, const Matrix& x, const Matrix& y) {
  return {name, {x.data(), x.data() + x.size()}, {y.data(), y.data() + y.size()}};
}

/// Weights and biases from a normal distribution. With `gain` 1 the weighted sums of a unit vary
/// about as much as one of its inputs.
MlpLayer random_layer(Index in, Index out, Activation activation, double gain, Rng& rng) {
  MlpLayer layer{Matrix(in, out), RowVector(out), activation};
  const double scale = gain / std::sqrt(static_cast<double>(in));
  for (Index i = 0; i < in * out; ++i) {
    layer.weight.data()[i] = static_cast<real>(rng.normal(0, scale));
  }
  for (Index j = 0; j < out; ++j) layer.bias(j) = static_cast<real>(rng.normal());
  return layer;
}

/// What each activation makes of a sum.
void draw_activations(Plots& plots) {
  const auto draw = [&](const std::string& name, const std::string& title, const Matrix& x,
                        const std::vector<Activation>& activations) {
    std::vector<Curve> curves;
    Matrix y;
    for (const auto activation : activations) {
      activate(activation, x, y);
      curves.push_back(curve(name_of(activation), x, y));
    }
    plots.curves(name, {title, "weighted sum", "output"}, curves);
  };
  draw("activations_bounded", "Bounded: far from 0 these hardly move", spread(401, -5, 5),
       {Activation::step, Activation::sigmoid, Activation::tanh});
  draw("activations_open", "Open above: below 0 they let nothing or little through",
       spread(401, -4, 1.5), {Activation::relu, Activation::leaky_relu, Activation::gelu});
}

std::string shown(const RowVector& values) {
  std::string text;
  for (const real value : values) {
    text += std::isnan(value) ? "nan " : fmt::format("{:.4g} ", value);
  }
  return text.substr(0, text.size() - 1);
}

/// The formulas as they stand in a book, beside those that take the largest logit away first.
void compare_softmax() {
  Table table({"logits", "naive log-sum-exp", "stable", "naive softmax", "stable softmax"});
  for (const double largest : {3, 100, 1000, -1000}) {
    RowVector logits(3);
    logits << static_cast<real>(largest - 2), static_cast<real>(largest - 1),
        static_cast<real>(largest);
    RowVector exponentials(3);
    for (Index i = 0; i < 3; ++i) exponentials(i) = std::exp(logits(i));
    Matrix probabilities;
    softmax(logits, probabilities);
    table.row({shown(logits), fmt::format("{:.4f}", std::log(exponentials.sum())),
               fmt::format("{:.4f}", log_sum_exp(logits)), shown(exponentials / exponentials.sum()),
               shown(probabilities)});
  }
  fmt::print("exp(89) is already too large for a float:\n\n");
  table.print();
}

/// A model of the plane, as the plots want it: 1 where the network's output is above 0.5.
auto regions_of(Mlp network) {
  return [network = std::move(network)](double x1, double x2) {
    Matrix x(1, 2);
    x << static_cast<real>(x1), static_cast<real>(x2);
    return network.forward(x)(0, 0) > real(0.5) ? 1 : 0;
  };
}

/// Two hidden units, each with its line, and an output unit that reads them.
void solve_xor(Plots& plots) {
  Dataset inputs{.x = Matrix(4, 2), .y = {0, 1, 1, 0}, .class_names = {"0", "1"}, .shape = {}};
  inputs.x << 0, 0, 0, 1, 1, 0, 1, 1;
  const Mlp network = xor_network();
  const auto& hidden = network.layers[0];
  Dataset seen = inputs;  // the four inputs as the output unit sees them
  seen.x = Mlp{{hidden}}.forward(inputs.x);
  const Matrix output = network.forward(inputs.x);

  Table table({"x1 x2", "hidden 1", "hidden 2", "output", "wanted"});
  for (Index i = 0; i < 4; ++i) {
    table.row({shown(inputs.x.row(i)), fmt::format("{:g}", seen.x(i, 0)),
               fmt::format("{:g}", seen.x(i, 1)), fmt::format("{:g}", output(i, 0)),
               fmt::format("{}", inputs.y[static_cast<std::size_t>(i)])});
  }
  fmt::print("\nXOR with two hidden units, weights set by hand:\n\n");
  table.print();

  std::vector<Panel> panels;
  for (Index j = 0; j < 2; ++j) {
    const MlpLayer unit{hidden.weight.col(j), hidden.bias.segment(j, 1), hidden.activation};
    panels.push_back({fmt::format("hidden unit {}", j + 1), &inputs, regions_of({{unit}})});
  }
  panels.push_back({"output: 1 but not 2", &inputs, regions_of(network)});
  panels.push_back({"what the output unit sees", &seen, regions_of({{network.layers[1]}})});
  plots.scatter("xor", {"Two lines make XOR; in the hidden units' plane one is enough", "", ""},
                panels, {-0.5, 1.5, -0.5, 1.5});
}

constexpr double plane = 2;  // the plane is looked at from -2 to 2

Matrix random_points(Index count, Rng& rng) {
  Matrix points(count, 2);
  for (Index i = 0; i < points.size(); ++i) {
    points.data()[i] = static_cast<real>(rng.uniform(-plane, plane));
  }
  return points;
}

/// Two inputs, hidden layers of 16 units, one output whose mean over the plane is 0.5.
Mlp random_network(Index hidden_layers, Activation activation, Rng& rng) {
  constexpr Index width = 16;
  constexpr double gain = 2;
  Mlp network;
  for (Index l = 0; l < hidden_layers; ++l) {
    network.layers.push_back(random_layer(l == 0 ? 2 : width, width, activation, gain, rng));
  }
  network.layers.push_back(random_layer(width, 1, Activation::identity, gain, rng));
  const real mean = network.forward(random_points(1000, rng)).mean();
  network.layers.back().bias.array() += real(0.5) - mean;
  return network;
}

/// How often the output crosses the boundary along a straight way, at most, over `ways` ways.
/// A straight boundary is crossed once, or not at all.
int most_crossings(const Mlp& network, int ways, Rng& rng) {
  constexpr Index steps = 400;
  int most = 0;
  for (int way = 0; way < ways; ++way) {
    const Matrix ends = random_points(2, rng);
    const Matrix along = spread(steps, 0, 1);
    const Matrix output =
        network.forward((along * (ends.row(1) - ends.row(0))).rowwise() + ends.row(0));
    int crossings = 0;
    for (Index i = 1; i < steps; ++i) {
      crossings += (output(i, 0) > real(0.5)) != (output(i - 1, 0) > real(0.5));
    }
    most = std::max(most, crossings);
  }
  return most;
}

/// The one layer that a network without activations comes to.
MlpLayer merged(const Mlp& network) {
  MlpLayer one = network.layers[0];
  for (std::size_t l = 1; l < network.layers.size(); ++l) one = merge(one, network.layers[l]);
  return one;
}

/// Depth without an activation adds nothing: the boundary stays a line. With one it bends.
void stack_layers(Plots& plots, const Options& options, Rng& rng) {
  const int ways = options.quick ? 100 : 1000;
  Table table({"hidden layers", "parameters", "merged", "difference", "crossings: identity", "ReLU",
               "tanh"});
  const Dataset no_samples;
  std::vector<Panel> straight;
  std::vector<Panel> bent;
  for (const Index depth : {1, 2, 4, 8}) {
    const Mlp linear = random_network(depth, Activation::identity, rng);
    const Mlp relu = random_network(depth, Activation::relu, rng);
    const Mlp tanh = random_network(depth, Activation::tanh, rng);
    const MlpLayer one = merged(linear);
    const Matrix x = random_points(1000, rng);
    const Matrix output = linear.forward(x);
    const double difference =
        (output - Mlp{{one}}.forward(x)).cwiseAbs().maxCoeff() / output.cwiseAbs().maxCoeff();
    Index parameters = 0;
    for (const auto& layer : linear.layers) parameters += layer.weight.size() + layer.bias.size();
    table.row({std::to_string(depth), std::to_string(parameters),
               std::to_string(one.weight.size() + one.bias.size()),
               fmt::format("{:.1g}", difference), std::to_string(most_crossings(linear, ways, rng)),
               std::to_string(most_crossings(relu, ways, rng)),
               std::to_string(most_crossings(tanh, ways, rng))});
    straight.push_back({fmt::format("{} hidden, none", depth), &no_samples, regions_of(linear)});
    bent.push_back({fmt::format("{} hidden, tanh", depth), &no_samples, regions_of(tanh)});
  }
  fmt::print(
      "\nRandom networks on the plane; how often a straight way crosses their boundary:\n\n");
  table.print();
  straight.insert(straight.end(), bent.begin(), bent.end());
  plots.scatter("depth", {"Without an activation every depth draws one line", "", ""}, straight,
                {-plane, plane, -plane, plane});
}

/// 0 and flat at both ends of [0, 1], as the sum of bumps is.
double wavy(double x) {
  const double window = std::sin(std::numbers::pi * x);
  return window * window * (1 + std::sin(6 * std::numbers::pi * x)) / 2;
}

/// The wider the hidden layer, the closer the sum of bumps.
void add_bumps(Plots& plots) {
  const Matrix x = spread(2001, 0, 1);
  const Matrix wanted = x.unaryExpr([](real v) { return static_cast<real>(wavy(v)); });
  Table table({"bumps", "hidden units", "steep: error", "times", "soft: error", "times"});
  std::vector<Curve> curves = {curve("the curve", x, wanted)};
  Curve steep{"steep", {}, {}};
  Curve soft{"soft", {}, {}};
  for (const Index bumps : {1, 2, 4, 8, 16, 32, 64, 128, 256}) {
    std::vector<std::string> cells = {std::to_string(bumps), std::to_string(2 * bumps)};
    for (auto* errors : {&steep, &soft}) {
      const Mlp network = sum_of_bumps(wavy, 0, 1, bumps, errors == &steep ? 100 : 2);
      const Matrix y = network.forward(x);
      const double error = (y - wanted).cwiseAbs().maxCoeff();
      cells.push_back(fmt::format("{:.5f}", error));
      cells.push_back(errors->y.empty() ? "" : fmt::format("{:.2f}", error / errors->y.back()));
      errors->x.push_back(static_cast<double>(bumps));
      errors->y.push_back(error);
      if (bumps == 32 || (bumps == 8 && errors == &steep)) {
        curves.push_back(curve(fmt::format("{} bumps, {}", bumps, errors->name), x, y));
      }
    }
    table.row(cells);
  }
  fmt::print("\nA curve out of bumps, the largest error over 2,001 points:\n\n");
  table.print();
  plots.curves("bumps", {"Bumps side by side follow any curve", "x", "output"}, curves);
  plots.curves("bumps_error",
               {"The error falls with the width, without end", "bumps", "largest error"},
               {steep, soft}, Axes::log_log);
}

void count_parameters() {
  Table table({"network", "parameters", "layer 1", "layer 2", "layer 3"});
  const std::vector<std::vector<Index>> networks = {
      {784, 10}, {784, 128, 10}, {784, 256, 128, 10}, {784, 512, 512, 10}};
  for (const auto& widths : networks) {
    const auto all = parameter_count(widths);
    std::vector<std::string> cells = {fmt::format("{}", fmt::join(widths, "-")),
                                      std::to_string(all)};
    for (std::size_t i = 1; i < widths.size(); ++i) {
      const auto own = parameter_count({widths[i - 1], widths[i]});
      cells.push_back(
          fmt::format("{:.1f}%", 100 * static_cast<double>(own) / static_cast<double>(all)));
    }
    table.row(cells);
  }
  fmt::print("\nParameters, and each layer's share of them:\n\n");
  table.print();
}

/// The bias moves the point where a unit becomes active, the weight says how fast.
void move_the_bias(Plots& plots) {
  const Matrix x = spread(401, -5, 5);
  Table table({"weight", "bias", "-bias / weight", "active from"});
  std::vector<Curve> curves;
  for (const double weight : {2, 4}) {
    for (const double bias : {-6, -2, 0, 4}) {
      const MlpLayer unit{Matrix::Constant(1, 1, static_cast<real>(weight)),
                          RowVector::Constant(1, static_cast<real>(bias)), Activation::sigmoid};
      const Matrix y = Mlp{{unit}}.forward(x);
      Index first = 0;
      while (y(first, 0) < real(0.5)) ++first;
      table.row({fmt::format("{:g}", weight), fmt::format("{:g}", bias),
                 fmt::format("{:g}", 0 - bias / weight), fmt::format("{:.3g}", x(first, 0))});
      if (weight == 2) curves.push_back(curve(fmt::format("bias {:g}", bias), x, y));
    }
  }
  fmt::print("\nsigmoid(weight x + bias), active where it is 0.5 or more:\n\n");
  table.print();
  plots.curves("bias",
               {"The bias moves the point where a unit becomes active", "x", "sigmoid(2 x + bias)"},
               curves);
}

/// A unit that reads height and mass, the height in metres and then in centimetres.
void change_the_scale(Rng& rng) {
  constexpr Index people = 1000;
  Matrix x(people, 2);
  for (Index i = 0; i < people; ++i) {
    x.row(i) << static_cast<real>(rng.normal(1.7, 0.1)), static_cast<real>(rng.normal(70, 10));
  }
  const RowVector mean = x.colwise().mean();
  MlpLayer unit{Matrix(2, 1), RowVector(1), Activation::sigmoid};
  unit.weight << real(10), real(0.2);
  unit.bias = -mean * unit.weight;  // half active at the mean
  const Matrix answers = Mlp{{unit}}.forward(x);

  Table table({"height in", "weight of height", "of mass", "times deviation: height", "mass",
               "largest change of an output"});
  for (const double scale : {1, 100}) {
    Matrix scaled = x;
    scaled.col(0) *= static_cast<real>(scale);
    MlpLayer same = unit;
    same.weight.row(0) /= static_cast<real>(scale);
    const Matrix outputs = Mlp{{same}}.forward(scaled);
    const Matrix centred = scaled.rowwise() - scaled.colwise().mean();
    const RowVector deviation =
        (centred.colwise().squaredNorm() / static_cast<real>(people)).cwiseSqrt();
    table.row({scale == 1 ? "metres" : "centimetres", fmt::format("{:g}", same.weight(0, 0)),
               fmt::format("{:g}", same.weight(1, 0)),
               fmt::format("{:.2f}", same.weight(0, 0) * deviation(0)),
               fmt::format("{:.2f}", same.weight(1, 0) * deviation(1)),
               fmt::format("{:.1g}", (outputs - answers).cwiseAbs().maxCoeff())});
  }
  fmt::print("\nOne unit, one input rescaled, its weight divided by as much:\n\n");
  table.print();
  fmt::print("Held at its mean, ");
  for (const Index input : {0, 1}) {
    Matrix held = x;
    held.col(input).setConstant(mean(input));
    const auto outputs = Mlp{{unit}}.forward(held);
    const auto changed = ((outputs.array() > real(0.5)) != (answers.array() > real(0.5))).count();
    fmt::print("the {} changes {:.1f}% of the answers{}", input == 0 ? "height" : "mass",
               100 * static_cast<double>(changed) / people, input == 0 ? ", " : ".\n");
  }
}

/// Test accuracy of lesson 03's averaged perceptrons, which read the output of `hidden`.
double perceptron_accuracy(const Mlp& hidden, const TrainTest& data, int passes, Rng& rng) {
  const Matrix features = hidden.forward(data.train.x);
  OneVsRest model(features.cols(), data.train.classes());
  for (int pass = 0; pass < passes; ++pass) {
    for (const Index i : rng.permutation(features.rows())) {
      model.learn(features.row(i), data.train.y[static_cast<std::size_t>(i)], 1);
    }
  }
  return accuracy(predict_classes(model.averaged(), hidden.forward(data.test.x)), data.test.y);
}

/// Perceptrons that read a hidden layer whose weights are random and stay so. Returns what the
/// widest layer of ReLU gives.
double read_random_layers(const std::string& name, const TrainTest& data,
                          const std::vector<Index>& widths, int passes, Plots& plots,
                          const Options& options) {
  constexpr double gain = 4;
  Rng rng(options.seed);
  const double direct = perceptron_accuracy({}, data, passes, rng);
  Table table({"activation"});
  for (const auto width : widths) table.header.push_back(fmt::format("{} units", width));
  std::vector<Curve> curves;
  Progress progress("random layers, " + name, static_cast<long>(3 * widths.size()));
  for (const auto activation : {Activation::identity, Activation::tanh, Activation::relu}) {
    Curve by_width{name_of(activation), {}, {}};
    table.row({name_of(activation)});
    for (const Index width : widths) {
      const Mlp hidden{{random_layer(data.train.x.cols(), width, activation, gain, rng)}};
      by_width.x.push_back(static_cast<double>(width));
      by_width.y.push_back(perceptron_accuracy(hidden, data, passes, rng));
      table.rows.back().push_back(fmt::format("{:.4f}", by_width.y.back()));
      progress.advance();
    }
    curves.push_back(by_width);
  }
  const double relu = curves.back().y.back();
  curves.push_back({"no hidden layer", curves[0].x, std::vector<double>(widths.size(), direct)});
  fmt::print("\nPerceptrons on {}, {} passes over {} samples: {:.4f}. Behind random units:\n\n",
             name, passes, data.train.size(), direct);
  table.print();
  plots.curves("random_layer_" + name,
               {"Random units help when they have an activation", "hidden units", "test accuracy"},
               curves, Axes::log_x);
  return relu;
}

void learn_behind_random_layers(Plots& plots, const Options& options) {
  Rng rng(options.seed);
  const TrainTest spirals{make_spirals(1000, 0.05, rng), make_spirals(1000, 0.05, rng)};
  read_random_layers("spirals", spirals, {4, 16, 64, 256}, 4 * options.epochs, plots, options);
  const double relu =
      read_random_layers("images", load_fashion_mnist(options.data),
                         {64, 256, options.quick ? 512 : 1024}, options.epochs, plots, options);
  record_score(options, "perceptron on random ReLU units", relu);
}

void run(const Options& options) {
  Plots plots(options);
  Rng rng(options.seed);
  draw_activations(plots);
  compare_softmax();
  solve_xor(plots);
  stack_layers(plots, options, rng);
  add_bumps(plots);
  count_parameters();
  move_the_bias(plots);
  change_the_scale(rng);
  learn_behind_random_layers(plots, options);
  conclude(
      "layers without an activation between them are one layer; with one, wide enough, they "
      "follow any curve.");
}

}  // namespace

int main(int argc, char** argv) {
  return lesson_main(argc, argv,
                     {.name = DL_LESSON,
                      .mine = DL_MINE,
                      .about = "a multi-layer perceptron, from input to output",
                      .epochs = 5,
                      .quick_epochs = 1},
                     run);
}
