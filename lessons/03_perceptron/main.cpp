#include <fmt/format.h>

#include "common/lesson.hpp"
#include "common/metrics.hpp"
#include "common/plot.hpp"
#include "common/progress.hpp"
#include "common/safetensors.hpp"
#include "common/scoreboard.hpp"
#include "common/table.hpp"
#include "common/toys.hpp"
#include "convergence.hpp"
#include "one_vs_rest.hpp"
#include "perceptron.hpp"
#include "solutions/02_conventional_ml/hog.hpp"
#include "train.hpp"

namespace {

using namespace dl;

Dataset truth_table(Labels outputs) {
  Matrix inputs(4, 2);
  inputs << 0, 0, 0, 1, 1, 0, 1, 1;
  return {.x = inputs, .y = std::move(outputs), .class_names = {"0", "1"}, .shape = {}};
}

/// A model of the plane, as the plots want it.
auto regions_of(Perceptron p) {
  return [p = std::move(p)](double x1, double x2) {
    RowVector x(2);
    x << static_cast<real>(x1), static_cast<real>(x2);
    return p.predict(x);
  };
}

std::string weights_of(const Perceptron& p) {
  return fmt::format("{:g} {:g}  {:g}", p.weights()(0), p.weights()(1), p.bias());
}

std::vector<double> numbers_from_one(std::size_t count) {
  std::vector<double> numbers;
  for (std::size_t i = 1; i <= count; ++i) numbers.push_back(static_cast<double>(i));
  return numbers;
}

/// AND, OR and NAND are learned, XOR is not.
void learn_gates(Plots& plots) {
  const std::vector<std::pair<std::string, Labels>> gates = {
      {"AND", {0, 0, 0, 1}}, {"OR", {0, 1, 1, 1}}, {"NAND", {1, 1, 1, 0}}, {"XOR", {0, 1, 1, 0}}};
  Table table({"gate", "passes", "mistakes in the last", "weights and bias"});
  std::vector<Curve> mistakes_by_pass;
  std::vector<Dataset> tables;
  std::vector<Perceptron> learned;
  for (const auto& [name, outputs] : gates) {
    tables.push_back(truth_table(outputs));
    Perceptron p(2);
    const auto mistakes = train(p, tables.back(), 1, 20);
    learned.push_back(p);
    table.row(
        {name, std::to_string(mistakes.size()), std::to_string(mistakes.back()), weights_of(p)});
    mistakes_by_pass.push_back(
        {name, numbers_from_one(mistakes.size()), {mistakes.begin(), mistakes.end()}});
  }
  table.print();
  std::vector<Panel> panels;
  for (std::size_t i = 0; i < gates.size(); ++i) {
    panels.push_back({gates[i].first, &tables[i], regions_of(learned[i])});
  }
  plots.curves("gates", {"XOR never comes to rest", "pass over the four rows", "mistakes"},
               mistakes_by_pass);
  plots.scatter("gate_boundaries", {"One line parts AND, OR and NAND; none parts XOR", "", ""},
                panels, {-0.5, 1.5, -0.5, 1.5});
}

/// The boundary for XOR after each mistake: it wanders, and comes back.
void watch_xor(Plots& plots) {
  const auto data = truth_table({0, 1, 1, 0});
  constexpr std::size_t shown = 8;
  std::vector<Panel> panels;
  std::vector<std::string> after_pass;
  Perceptron p(2);
  while (after_pass.size() < 2 || after_pass.back() != after_pass[after_pass.size() - 2]) {
    for (Index i = 0; i < data.size(); ++i) {
      if (!p.learn(data.x.row(i), data.y[static_cast<std::size_t>(i)], 1)) continue;
      if (panels.size() == shown) continue;
      panels.push_back({fmt::format("mistake {}", panels.size() + 1), &data, regions_of(p)});
    }
    after_pass.push_back(weights_of(p));
  }
  fmt::print("\nXOR: pass {} ends with the weights that pass {} ended with, {}: round for ever.\n",
             after_pass.size(), after_pass.size() - 1, after_pass.back());
  plots.scatter("xor_wanders", {"XOR: each mistake mended makes another", "", ""}, panels,
                {-0.5, 1.5, -0.5, 1.5});
}

/// The same weights with another bias: the larger it is, the more easily the output is 1.
void turn_the_bias(Plots& plots, Rng& rng) {
  const auto data = make_blobs(400, 1, rng);
  Table table({"bias", "threshold", "output 1"});
  Curve curve;
  for (double bias = -4; bias <= 4; bias += 1) {
    RowVector weights(2);
    weights << 1, 1;
    const Perceptron p(weights, static_cast<real>(bias));
    double ones = 0;
    for (Index i = 0; i < data.size(); ++i) ones += p.predict(data.x.row(i));
    const double share = ones / static_cast<double>(data.size());
    table.row({fmt::format("{:g}", bias), fmt::format("{:g}", 0 - bias),
               fmt::format("{:.1f}%", 100 * share)});
    curve.x.push_back(bias);
    curve.y.push_back(share);
  }
  fmt::print("\nx1 + x2 + bias > 0 says the same as x1 + x2 > threshold:\n\n");
  table.print();
  plots.curves("bias",
               {"The larger the bias, the more easily the output is 1", "bias",
                "share of samples with output 1"},
               {curve});
}

/// The boundary turning, pass by pass, on two clouds that a line can part.
void watch_boundary(Plots& plots, Rng& rng) {
  auto data = make_separable(60, 0.03, rng);
  data.x.array() += real(0.6);  // away from the origin, so that the bias has to be found too
  std::vector<Panel> panels;
  Perceptron p(2);
  const auto mistakes = train(p, data, real(0.1), 1000, [&](const Perceptron& now) {
    panels.push_back({fmt::format("pass {}", panels.size() + 1), &data, regions_of(now)});
  });
  fmt::print("\n60 separable samples: no mistake is left in pass {}.\n", mistakes.size());
  // The first seven and the last.
  if (panels.size() > 8) panels.erase(panels.begin() + 7, panels.end() - 1);
  plots.scatter("boundary", {"The boundary turns with every mistake, until there is none", "", ""},
                panels, {-0.5, 1.7, -0.5, 1.7});
}

/// Mistakes counted against Novikoff's bound.
void check_bound(Plots& plots, std::uint64_t seed) {
  Table table({"margin", "most mistakes of 5 runs", "smallest bound", "share"});
  Curve counted{"mistakes (worst of 5)", {}, {}};
  Curve bounds{"bound (R / gamma)^2", {}, {}};
  for (const double margin : {0.4, 0.2, 0.1, 0.05, 0.02}) {
    double most = 0;
    double smallest_bound = std::numeric_limits<double>::infinity();
    for (std::uint64_t run = 0; run < 5; ++run) {
      Rng rng(seed + run);
      const auto data = make_separable(200, margin, rng);
      RowVector separator(3);
      separator << 1, 1, 0;
      Perceptron p(2);
      const auto by_pass = train(p, data, 1, 100000);
      double mistakes = 0;
      for (const int wrong : by_pass) mistakes += wrong;
      most = std::max(most, mistakes);
      smallest_bound = std::min(smallest_bound, mistake_bound(data, separator));
    }
    table.row({fmt::format("{:g}", margin), fmt::format("{:.0f}", most),
               fmt::format("{:.0f}", smallest_bound),
               fmt::format("{:.1f}%", 100 * most / smallest_bound)});
    counted.x.push_back(margin);
    counted.y.push_back(most);
    bounds.x.push_back(margin);
    bounds.y.push_back(smallest_bound);
  }
  fmt::print("\nNovikoff's bound, 200 samples:\n\n");
  table.print();
  plots.curves("bound",
               {"The narrower the margin, the more mistakes, and never above the bound",
                "margin gamma", "mistakes until there are none"},
               {counted, bounds}, Axes::log_log);
}

struct ImageResult {
  double last;
  double averaged;
  OneVsRest model;
};

/// One perceptron per class; prints its test accuracy after each pass.
ImageResult learn_images(const std::string& features, const Matrix& train_x, const Labels& train_y,
                         const Matrix& test_x, const Labels& test_y, const Options& options,
                         std::vector<Curve>& curves) {
  ImageResult result{0, 0, OneVsRest(train_x.cols(), 10)};
  Rng rng(options.seed);
  Curve last{features + ", last", {}, {}};
  Curve averaged{features + ", averaged", {}, {}};
  Progress progress("perceptron on " + features, options.epochs);
  for (int epoch = 1; epoch <= options.epochs; ++epoch) {
    for (const Index i : rng.permutation(train_x.rows())) {
      result.model.learn(train_x.row(i), train_y[static_cast<std::size_t>(i)], 1);
    }
    result.last = accuracy(predict_classes(result.model.last(), test_x), test_y);
    result.averaged = accuracy(predict_classes(result.model.averaged(), test_x), test_y);
    for (auto* curve : {&last, &averaged}) curve->x.push_back(epoch);
    last.y.push_back(result.last);
    averaged.y.push_back(result.averaged);
    progress.advance();
  }
  curves.push_back(last);
  curves.push_back(averaged);
  return result;
}

void learn_fashion(Plots& plots, const Options& options) {
  const auto [training, test] = load_fashion_mnist(options.data);
  std::vector<Curve> curves;
  const auto pixels =
      learn_images("pixels", training.x, training.y, test.x, test.y, options, curves);
  const auto edges = learn_images("HOG of lesson 02", hog(training), training.y, hog(test), test.y,
                                  options, curves);
  fmt::print("\nFashion-MNIST, one perceptron per class, {} passes over {} images:\n\n",
             options.epochs, training.size());
  Table table({"features", "last weights", "averaged weights"});
  for (const auto& [name, result] : {std::pair("pixels", &pixels), std::pair("HOG", &edges)}) {
    table.row({name, fmt::format("{:.4f}", result->last), fmt::format("{:.4f}", result->averaged)});
  }
  table.print();
  record_score(options, "perceptron, last weights", pixels.last);
  record_score(options, "perceptron, averaged weights", pixels.averaged);
  record_score(options, "perceptron, averaged, on HOG", edges.averaged);

  plots.curves("images",
               {"Averaged weights hold still where the last ones jump",
                "pass over the training images", "test accuracy"},
               curves);
  std::vector<Picture> pictures;
  Weights weights;
  const auto averaged = pixels.model.averaged();
  for (std::size_t k = 0; k < averaged.size(); ++k) {
    const auto& w = averaged[k].weights();
    pictures.push_back({Image(w.data(), 28, 28), training.class_names[k]});
    weights[fmt::format("perceptron.{}.weight", k)] = w;
    weights[fmt::format("perceptron.{}.bias", k)] = RowVector::Constant(1, averaged[k].bias());
  }
  plots.images("weights", {"What each class looks for: blue speaks for it, orange against", "", ""},
               pictures, 5, Ink::signed_);
  const auto file = options.out / "weights.safetensors";
  save_weights(file, weights);
  fmt::print("weights: {}\n", file.string());
}

void run(const Options& options) {
  Plots plots(options);
  Rng rng(options.seed);
  learn_gates(plots);
  watch_xor(plots);
  turn_the_bias(plots, rng);
  watch_boundary(plots, rng);
  check_bound(plots, options.seed);
  learn_fashion(plots, options);
  conclude(
      "a perceptron learns whatever one straight line can part, after a number of mistakes that "
      "the margin bounds; for the rest, average its weights, or give it better features.");
}

}  // namespace

int main(int argc, char** argv) {
  return lesson_main(argc, argv,
                     {.name = DL_LESSON,
                      .mine = DL_MINE,
                      .about = "Rosenblatt's perceptron: weighted sum, threshold, learning rule",
                      .epochs = 10,
                      .quick_epochs = 3},
                     run);
}
