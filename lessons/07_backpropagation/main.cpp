#include <chrono>
#include <cmath>

#include <fmt/format.h>

#include "activation_layer.hpp"
#include "backward_step.hpp"
#include "classification.hpp"
#include "common/lesson.hpp"
#include "common/metrics.hpp"
#include "common/plot.hpp"
#include "common/progress.hpp"
#include "common/scoreboard.hpp"
#include "common/table.hpp"
#include "common/toys.hpp"
#include "dense_layer.hpp"
#include "finite_differences.hpp"
#include "sequential.hpp"
#include "solutions/04_mlp/mlp.hpp"
#include "solutions/05_gradient_descent/descend.hpp"
#include "solutions/05_gradient_descent/squared_error.hpp"
#include "solutions/06_optimizers/adam.hpp"
#include "solutions/06_optimizers/schedules.hpp"
#include "state_dict.hpp"

namespace {

using namespace dl;

std::string number(double value) { return fmt::format("{:.4f}", value); }

/// The numbers of a network 2-2-1 on their way forward and on their way back.
void work_by_hand(Plots& plots, Rng& rng) {
  Dense hidden(2, 2, rng);
  ActivationLayer sigmoid(Activation::sigmoid);
  Dense output(2, 1, rng);
  hidden.weight.value << real(0.5), real(-0.5), real(0.25), real(0.75);
  hidden.bias.value << 0, -1;
  output.weight.value << 1, -2;
  output.bias.value << real(0.5);
  Matrix x(1, 2);
  x << 1, 2;
  const Matrix target = Matrix::Ones(1, 1);

  const Matrix& s = hidden.forward(x, Mode::train);
  const Matrix& h = sigmoid.forward(s, Mode::train);
  const Matrix& y_hat = output.forward(h, Mode::train);
  Matrix grad_y_hat;
  const double loss = squared_error(y_hat, target, grad_y_hat);

  const Matrix& grad_h = output.backward(grad_y_hat);
  const Matrix& grad_s = sigmoid.backward(grad_h);
  hidden.parameter_gradients(grad_s);

  Table table({"quantity", "value", "dL/d(it)"});
  std::vector<Link> links;
  const auto parameter = [&](const std::string& name, const Parameter& p, Index i, Index j) {
    const auto value = fmt::format("{:g}", p.value(i, j));
    table.row({name, value, number(p.gradient(i, j))});
    return std::pair(value, number(p.gradient(i, j)));
  };
  for (Index i = 0; i < 2; ++i) {
    for (Index j = 0; j < 2; ++j) {
      const auto [value, gradient] =
          parameter(fmt::format("W1 from x{} to s{}", i + 1, j + 1), hidden.weight, i, j);
      links.push_back(
          {static_cast<std::size_t>(i), static_cast<std::size_t>(2 + j), value, gradient});
    }
  }
  for (Index j = 0; j < 2; ++j) parameter(fmt::format("b1 of s{}", j + 1), hidden.bias, 0, j);
  for (Index j = 0; j < 2; ++j) {
    table.row({fmt::format("s{}", j + 1), number(s(0, j)), number(grad_s(0, j))});
    links.push_back({static_cast<std::size_t>(2 + j), static_cast<std::size_t>(4 + j), "", ""});
  }
  for (Index j = 0; j < 2; ++j) {
    table.row({fmt::format("h{}", j + 1), number(h(0, j)), number(grad_h(0, j))});
  }
  for (Index j = 0; j < 2; ++j) {
    const auto [value, gradient] =
        parameter(fmt::format("W2 from h{}", j + 1), output.weight, j, 0);
    links.push_back({static_cast<std::size_t>(4 + j), 6, value, gradient});
  }
  parameter("b2", output.bias, 0, 0);
  table.row({"y_hat", number(y_hat(0, 0)), number(grad_y_hat(0, 0))});
  table.row({"loss", number(loss), "1.0000"});
  links.push_back({6, 7, "", ""});
  fmt::print("A network 2-2-1 with sigmoid units, x = (1, 2), the target is 1:\n\n");
  table.print();

  const auto node = [](double across, double up, const std::string& name, double value,
                       const std::string& gradient) {
    return Node{across, up, name, number(value), gradient};
  };
  plots.diagram("worked_example",
                {"Blue: the values run forward. Orange: dL/d(each) runs back", "", ""},
                {node(0, 1, "x1", x(0, 0), ""), node(0, 0, "x2", x(0, 1), ""),
                 node(0.3, 1, "s1", s(0, 0), number(grad_s(0, 0))),
                 node(0.3, 0, "s2", s(0, 1), number(grad_s(0, 1))),
                 node(0.52, 1, "h1", h(0, 0), number(grad_h(0, 0))),
                 node(0.52, 0, "h2", h(0, 1), number(grad_h(0, 1))),
                 node(0.8, 0.5, "y_hat", y_hat(0, 0), number(grad_y_hat(0, 0))),
                 node(1, 0.5, "L", loss, "1")},
                links);
}

/// An activation layer with a mistake in its way back: it passes the error on as it is.
class ForgetsTheSlope : public ActivationLayer {
 public:
  using ActivationLayer::ActivationLayer;
  const Matrix& input_gradient(const Matrix& grad_y) override { return grad_y; }
};

/// The largest difference that the gradient check finds in a network 8-16-4, by h.
template <typename Middle>
Curve checked(const std::string& name, std::uint64_t seed) {
  Rng rng(seed);
  Sequential network;
  network.add<Dense>(8, 16, rng);
  network.add<Middle>(Activation::tanh);
  network.add<Dense>(16, 4, rng);
  Matrix x(10, 8);
  for (real& value : x.reshaped()) value = static_cast<real>(rng.normal());
  Labels labels;
  for (int i = 0; i < 10; ++i) labels.push_back(i % 4);
  Matrix grad;
  const auto loss = [&] { return cross_entropy(network.forward(x, Mode::train), labels, grad); };
  loss();
  network.parameter_gradients(grad);
  Curve curve{name, {}, {}};
  for (double h = 1; h > 1e-7; h /= std::sqrt(10)) {
    curve.x.push_back(h);
    curve.y.push_back(gradient_check(network.named_parameters(), loss, h).error);
  }
  return curve;
}

void check_gradients(Plots& plots, std::uint64_t seed) {
  const auto right = checked<ActivationLayer>("right way back", seed);
  const auto wrong = checked<ForgetsTheSlope>("activation forgets its slope", seed);
  Table table({"h", right.name, wrong.name});
  for (std::size_t i = 0; i < right.x.size(); i += 2) {
    table.row({fmt::format("{:.0e}", right.x[i]), fmt::format("{:.1e}", right.y[i]),
               fmt::format("{:.1e}", wrong.y[i])});
  }
  fmt::print("\nThe gradient check, largest difference from central differences, in float:\n\n");
  table.print();
  plots.curves("gradient_check",
               {"The check tells right from wrong, if h is neither too large nor too small", "h",
                "largest difference"},
               {right, wrong}, Axes::log_log);
}

/// How many weights there are, linear in depth and quadratic in width, and what else a pass back
/// needs: the sums and the activations that the hidden layers leave on the way forward.
void count_weights() {
  constexpr Index batch = 32;
  Table table({"hidden layers", "units in each", "weights and biases", "kept on the way forward"});
  for (const auto& [depth, width] : {std::pair<std::size_t, Index>{1, 256},
                                     {2, 256},
                                     {4, 256},
                                     {8, 256},
                                     {2, 128},
                                     {2, 512},
                                     {2, 1024}}) {
    std::vector<Index> widths(depth + 2, width);
    widths.front() = 784;
    widths.back() = 10;
    const auto kept = 2 * batch * static_cast<Index>(depth) * width;
    table.row({std::to_string(depth), std::to_string(width),
               std::to_string(parameter_count(widths)), std::to_string(kept)});
  }
  fmt::print("\nNumbers in a network from 784 pixels to 10 classes, with a batch of {}:\n\n",
             batch);
  table.print();
}

double seconds_of(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// The slope of log y over log x from one point to the last.
double log_slope(const Curve& curve, std::size_t from) {
  return std::log(curve.y.back() / curve.y[from]) / std::log(curve.x.back() / curve.x[from]);
}

/// One gradient by trying every weight, and by one pass back, as the network grows. Counted in
/// multiplications, which are the same everywhere, and, in a run that is not quick, in seconds.
void compare_costs(Plots& plots, const Options& options) {
  constexpr Index batch = 16;
  constexpr Index classes = 10;
  Table table({"parameters", "multiplications, differences", "one pass back", "ratio"});
  if (!options.quick) {
    for (const char* column : {"seconds, differences", "one pass back"}) {
      table.header.emplace_back(column);
    }
  }
  Curve by_differences{"finite differences", {}, {}};
  Curve by_backward{"backpropagation", {}, {}};
  for (const Index width : {5, 27, 95, 311, 994}) {
    Rng rng(options.seed);
    Sequential network;
    network.add<Dense>(width, width, rng);
    network.add<ActivationLayer>(Activation::relu);
    network.add<Dense>(width, classes, rng);
    const auto parameters = static_cast<double>(parameter_count(network));
    const auto forward = static_cast<double>(batch * (width * width + width * classes));
    const double differences = 2 * parameters * forward;
    // Forward once; back, a product for the weights of each layer and one for the hidden error.
    const double backward = 2 * forward + static_cast<double>(batch * width * classes);
    std::vector<std::string> cells = {
        fmt::format("{:.0f}", parameters), fmt::format("{:.1e}", differences),
        fmt::format("{:.1e}", backward), fmt::format("{:.0f}", differences / backward)};
    if (!options.quick) {
      Matrix x(batch, width);
      for (real& value : x.reshaped()) value = static_cast<real>(rng.normal());
      Labels labels;
      for (int i = 0; i < batch; ++i) labels.push_back(i % static_cast<int>(classes));
      Matrix grad;
      const auto loss = [&] {
        return cross_entropy(network.forward(x, Mode::train), labels, grad);
      };
      const auto pass_back = [&] {
        loss();
        network.parameter_gradients(grad);
      };
      Matrix& weight = network.parameters().front()->value;
      pass_back();
      // Enough passes for the clock; of the weights a sample, since each takes as long.
      const int passes = std::max(3, static_cast<int>(3e7 / backward));
      const int tried = std::min<int>(20, static_cast<int>(weight.size()));
      const double back = seconds_of([&] {
                            for (int i = 0; i < passes; ++i) pass_back();
                          }) /
                          passes;
      const double each = seconds_of([&] {
                            for (int pass = 0; pass < passes; ++pass) {
                              for (int i = 0; i < tried; ++i) {
                                central_difference(weight.data()[i], loss, 1e-2);
                              }
                            }
                          }) /
                          passes / tried;
      by_differences.x.push_back(parameters);
      by_differences.y.push_back(each * parameters);
      by_backward.x.push_back(parameters);
      by_backward.y.push_back(back);
      cells.push_back(fmt::format("{:.2g}", each * parameters));
      cells.push_back(fmt::format("{:.2g}", back));
    }
    table.row(cells);
  }
  fmt::print(
      "\nOne gradient of a network w-w-10 on a batch of {}, for w = 5, 27, 95, 311, 994:\n\n",
      batch);
  table.print();
  if (options.quick) return;
  // The smallest networks are over before the product has begun.
  constexpr std::size_t from = 2;
  fmt::print(
      "\nFrom {:.0f} parameters on, seconds grow with their number to the power of {:.2f} by\n"
      "differences (20 weights timed, times all of them), {:.2f} by backpropagation.\n",
      by_backward.x[from], log_slope(by_differences, from), log_slope(by_backward, from));
  plots.curves("cost",
               {"Backpropagation costs one pass, whatever the number of weights", "parameters",
                "seconds for one gradient"},
               {by_differences, by_backward}, Axes::log_log);
}

/// Classes for places of the plane, by a network.
auto regions_of(Sequential& network) {
  return [&network](double x1, double x2) {
    Matrix x(1, 2);
    x << static_cast<real>(x1), static_cast<real>(x2);
    return predict(network, x).front();
  };
}

/// XOR, which lesson 03 could not learn and lesson 04 solved by hand.
void learn_xor(Plots& plots, const Options& options) {
  constexpr int starts = 20;
  Matrix corners(4, 2);
  corners << 0, 0, 0, 1, 1, 0, 1, 1;
  const Dataset data{.x = corners, .y = {0, 1, 1, 0}, .class_names = {"0", "1"}, .shape = {}};
  const std::vector<Index> all = {0, 1, 2, 3};
  Table table({"hidden units", "learned", "of starts"});
  std::vector<Sequential> shown;
  std::vector<Panel> panels;
  shown.reserve(4);
  for (const Index units : {2, 3, 4, 8}) {
    int learned = 0;
    for (int start = 0; start < starts; ++start) {
      Rng rng(options.seed * starts + static_cast<std::uint64_t>(start));
      Sequential network;
      network.add<Dense>(2, units, rng);
      network.add<ActivationLayer>(Activation::tanh);
      network.add<Dense>(units, 2, rng);
      Classification objective(network, data.x, data.y);
      for (int step = 0; step < 1000; ++step) descent_step(objective, all, real(0.5));
      const bool right = predict(network, data.x) == data.y;
      learned += right;
      if (start == 0) {
        shown.push_back(std::move(network));
        panels.push_back({fmt::format("{} hidden units: {}", units, right ? "learned" : "stuck"),
                          &data, regions_of(shown.back())});
      }
    }
    table.row({std::to_string(units), std::to_string(learned), std::to_string(starts)});
  }
  fmt::print("\nXOR by backpropagation, 1,000 steps from random weights:\n\n");
  table.print();
  plots.scatter("xor", {"XOR, from the first start of each width", "", ""}, panels,
                {-0.5, 1.5, -0.5, 1.5});
}

/// What a gradient says of a weight, against what happens when that weight is moved.
void nudge_weights(Sequential& network, const Dataset& data) {
  constexpr Index samples = 500;
  constexpr real moved = real(0.01);
  const Matrix x = data.x.topRows(samples);
  const Labels labels(data.y.begin(), data.y.begin() + samples);
  Matrix grad;
  const auto loss = [&] { return cross_entropy(network.forward(x, Mode::eval), labels, grad); };
  const double before = loss();
  network.parameter_gradients(grad);
  Table table({"layer", "weight", "dL/dw", "loss should change by", "and changes by"});
  int layer = 0;
  for (auto* p : network.parameters()) {
    if (p->value.rows() == 1) continue;  // biases
    ++layer;
    Index most = 0;
    Index least = 0;
    const auto sizes = p->gradient.reshaped<Eigen::RowMajor>().cwiseAbs();
    sizes.maxCoeff(&most);
    sizes.minCoeff(&least);
    for (const Index k : {most, least}) {
      const double slope = p->gradient.data()[k];
      real& w = p->value.data()[k];
      const real old = w;
      w += moved;
      table.row({std::to_string(layer), k == most ? "most responsible" : "least responsible",
                 fmt::format("{:.2e}", slope), fmt::format("{:.2e}", slope * moved),
                 fmt::format("{:.2e}", loss() - before)});
      w = old;
    }
  }
  fmt::print(
      "\nBefore training: one weight moved by {:g}, what its gradient foretells, what happens:\n\n",
      moved);
  table.print();
}

struct Learned {
  Sequential network;
  std::vector<double> losses;      ///< mean training loss of each epoch
  std::vector<double> accuracies;  ///< test accuracy after each epoch
};

/// Adam with a cosine, lesson 06's; hidden layers of ReLU units, none for softmax regression.
Learned learn_images(const std::string& name, const std::vector<Index>& hidden,
                     const TrainTest& data, const Options& options, Rng& rng) {
  constexpr std::size_t batch_size = 32;
  constexpr double learning_rate = 1e-3;
  Learned result;
  Index inputs = data.train.x.cols();
  for (const Index units : hidden) {
    result.network.add<Dense>(inputs, units, rng);
    result.network.add<ActivationLayer>(Activation::relu);
    inputs = units;
  }
  result.network.add<Dense>(inputs, data.train.classes(), rng);
  if (!hidden.empty()) nudge_weights(result.network, data.train);

  Classification objective(result.network, data.train.x, data.train.y);
  Adam optimizer(result.network.parameters(), learning_rate);
  Progress progress(name, options.epochs);
  int step = 0;
  for (int epoch = 1; epoch <= options.epochs; ++epoch) {
    const auto order = rng.permutation(data.train.size());
    const auto batches = mini_batches(order, batch_size);
    const int steps = options.epochs * static_cast<int>(batches.size());
    const auto pass = descend(objective, batches, [&] {
      optimizer.set_learning_rate(learning_rate * cosine_schedule(step++, steps));
      optimizer.step();
    });
    result.losses.push_back(pass.mean_loss());
    result.accuracies.push_back(accuracy(predict(result.network, data.test.x), data.test.y));
    progress.advance();
  }
  return result;
}

/// The hidden units with the longest weights: training has moved those most.
void show_hidden_units(Plots& plots, Sequential& network) {
  const Matrix& weight = network.parameters().front()->value;
  std::vector<Index> units;
  for (Index unit = 0; unit < weight.cols(); ++unit) units.push_back(unit);
  std::ranges::sort(units, std::ranges::greater(),
                    [&](Index unit) { return weight.col(unit).squaredNorm(); });
  std::vector<Picture> pictures;
  for (std::size_t i = 0; i < 21; ++i) {
    const RowVector weights = weight.col(units[i]).transpose();
    pictures.push_back({Image(weights.data(), 28, 28), fmt::format("unit {}", units[i] + 1)});
  }
  plots.images("hidden_units", {"What hidden units look for: blue for, orange against", "", ""},
               pictures, 7, Ink::signed_);
}

void learn_fashion(Plots& plots, const Options& options, Rng& rng) {
  auto data = load_fashion_mnist(options.data);
  standardize(data);
  auto linear = learn_images("no hidden layer", {}, data, options, rng);
  auto mlp = learn_images("MLP 784-256-128-10", {256, 128}, data, options, rng);
  record_score(options, "MLP 256-128", mlp.accuracies.back());
  Table table({"epoch", "loss, no hidden layer", "test accuracy", "loss, MLP", "test accuracy"});
  std::vector<Curve> curves = {{"no hidden layer", {}, linear.accuracies},
                               {"MLP 784-256-128-10", {}, mlp.accuracies}};
  for (std::size_t i = 0; i < mlp.losses.size(); ++i) {
    table.row({std::to_string(i + 1), number(linear.losses[i]), number(linear.accuracies[i]),
               number(mlp.losses[i]), number(mlp.accuracies[i])});
    for (auto& curve : curves) curve.x.push_back(static_cast<double>(i + 1));
  }
  fmt::print(
      "\nFashion-MNIST, {} images, {} parameters without a hidden layer and {} with two:\n\n",
      data.train.size(), parameter_count(linear.network), parameter_count(mlp.network));
  table.print();
  plots.curves("images",
               {"Two hidden layers see what one line cannot", "pass over the training images",
                "test accuracy"},
               curves);
  show_hidden_units(plots, mlp.network);

  const auto file = options.out / "weights.safetensors";
  save_state_dict(file, mlp.network);
  fmt::print("weights: {}\n", file.string());
}

void run(const Options& options) {
  Plots plots(options);
  Rng rng(options.seed);
  work_by_hand(plots, rng);
  check_gradients(plots, options.seed);
  count_weights();
  compare_costs(plots, options);
  learn_xor(plots, options);
  learn_fashion(plots, options, rng);
  conclude(
      "the chain rule, from the loss back to the input, gives the gradient of every weight for "
      "little more than the price of the loss itself.");
}

}  // namespace

int main(int argc, char** argv) {
  return lesson_main(argc, argv,
                     {.name = DL_LESSON,
                      .mine = DL_MINE,
                      .about = "backpropagation: the gradient of every weight in one pass back",
                      .epochs = 10,
                      .quick_epochs = 2},
                     run);
}
