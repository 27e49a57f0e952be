#include <numeric>

#include <fmt/format.h>

#include "common/lesson.hpp"
#include "common/metrics.hpp"
#include "common/plot.hpp"
#include "common/progress.hpp"
#include "common/scoreboard.hpp"
#include "common/table.hpp"
#include "common/toys.hpp"
#include "hog.hpp"
#include "linear_svm.hpp"
#include "random_forest.hpp"
#include "solutions/01_rules/fashion_rules.hpp"

namespace {

using namespace dl;

constexpr real learning_rate = real(0.05);
constexpr real weight_decay = real(1e-6);

/// A single tree on all samples.
DecisionTree tree_of(const Matrix& x, const Labels& y, int classes, const TreeSettings& settings,
                     Rng& rng) {
  std::vector<int> all(static_cast<std::size_t>(x.rows()));
  std::iota(all.begin(), all.end(), 0);
  return {BinnedFeatures(x), y, classes, all, settings, rng};
}

/// What each model makes of the plane, side by side.
void show_regions(Plots& plots, const std::string& name, const Dataset& data, Rng& rng) {
  const auto tree = tree_of(data.x, data.y, 2, {}, rng);
  const RandomForest forest(data.x, data.y, 2, {.trees = 50, .features_per_split = 1}, rng);
  LinearSvm svm(2, 2);
  for (int epoch = 0; epoch < 20; ++epoch) {
    svm.learn_all(data.x, data.y, learning_rate, weight_decay, rng);
  }
  const auto region = [](const auto& model) {
    return [&model](double x1, double x2) {
      RowVector x(2);
      x << static_cast<real>(x1), static_cast<real>(x2);
      return model.predict(RowRef(x));
    };
  };
  const auto titled = [&](const char* model, const Labels& predicted) {
    return fmt::format("{}: {:.0f}% of the samples", model, 100 * accuracy(predicted, data.y));
  };
  plots.scatter(name, {"The SVM draws a line, a tree boxes, a forest many boxes", "", ""},
                {{titled("linear SVM", svm.predict(data.x)), &data, region(svm)},
                 {titled("one tree", tree.predict(data.x)), &data, region(tree)},
                 {titled("forest", forest.predict(data.x)), &data, region(forest)}},
                {-2.2, 2.2, -2.2, 2.2});
}

double rules_accuracy(const Dataset& test) {
  const auto rules = fashion_rules();
  Labels predicted;
  for (Index i = 0; i < test.size(); ++i) predicted.push_back(classify(rules, image(test, i)));
  return accuracy(predicted, test.y);
}

/// The features of lesson 01, their thresholds now found by counting.
void learn_rules(const TrainTest& data, const Options& options, Table& results, Plots& plots,
                 Rng& rng) {
  const auto train_x = feature_table(data.train);
  const auto test_x = feature_table(data.test);
  const auto small = tree_of(train_x, data.train.y, 10, {.max_leaves = 12}, rng);
  const auto large = tree_of(train_x, data.train.y, 10, {.min_samples_leaf = 20}, rng);
  const double of_small = accuracy(small.predict(test_x), data.test.y);
  const double of_large = accuracy(large.predict(test_x), data.test.y);
  results.row({"tree of 12 leaves, features of lesson 01", fmt::format("{:.4f}", of_small)});
  results.row({fmt::format("tree of {} leaves, features of lesson 01", large.leaves()),
               fmt::format("{:.4f}", of_large)});
  record_score(options, "tree of 12 leaves", of_small);

  std::vector<Bar> bars;
  const auto importances = large.feature_importances();
  for (std::size_t f = 0; f < feature::all.size(); ++f) {
    bars.push_back({feature::all[f].name, importances(static_cast<Index>(f))});
  }
  std::ranges::sort(bars, std::greater<>(), &Bar::value);
  plots.bars("feature_importances",
             {"What the tree asks about: the width above all", "share of the impurity removed", ""},
             bars);
}

void learn_svm(const TrainTest& data, const Options& options, Table& results, Rng& rng) {
  const auto train_x = hog(data.train);
  const auto test_x = hog(data.test);
  LinearSvm svm(train_x.cols(), 10);
  Progress progress("SVM", options.epochs);
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    svm.learn_all(train_x, data.train.y, learning_rate, weight_decay, rng);
    progress.advance();
  }
  const double score = accuracy(svm.predict(test_x), data.test.y);
  results.row({"HOG + linear SVM", fmt::format("{:.4f}", score)});
  record_score(options, "HOG + linear SVM", score);
}

void learn_forest(const TrainTest& data, const Options& options, Table& results, Plots& plots,
                  Rng& rng) {
  const int trees = options.quick ? 20 : 100;
  Progress progress("forest", trees);
  const RandomForest forest(data.train.x, data.train.y, 10, {.trees = trees}, rng,
                            [&] { progress.advance(); });
  const auto predicted = forest.predict(data.test.x);
  const double score = accuracy(predicted, data.test.y);
  results.row({fmt::format("forest of {} trees, pixels", trees), fmt::format("{:.4f}", score)});
  results.row({"  the same, out of bag", fmt::format("{:.4f}", forest.out_of_bag_accuracy())});
  record_score(options, "random forest", score);

  const auto& importances = forest.feature_importances();
  plots.images("pixel_importances",
               {"Where the forest looks: darker pixels removed more impurity", "", ""},
               {{Image(importances.data(), 28, 28), "importance of each pixel"}}, 1);
  const ConfusionMatrix confusion(predicted, data.test.y, 10);
  plots.heat_map("confusion",
                 {"Shirts stay hard, for the forest too", "what the forest says", "what it is"},
                 confusion.counts.cast<real>(), data.test.class_names, data.test.class_names);
}

void run(const Options& options) {
  Plots plots(options);
  Rng rng(options.seed);
  show_regions(plots, "moons", make_moons(300, 0.2, rng), rng);
  show_regions(plots, "spirals", make_spirals(300, 0.1, rng), rng);

  const auto data = load_fashion_mnist(options.data);
  Table results({"method", "test accuracy"});
  results.row({"rules by hand (lesson 01)", fmt::format("{:.4f}", rules_accuracy(data.test))});
  learn_rules(data, options, results, plots, rng);
  learn_forest(data, options, results, plots, rng);
  learn_svm(data, options, results, rng);
  fmt::print("\n{} training images, {} test images:\n\n", data.train.size(), data.test.size());
  results.print();
  conclude(
      "when the machine sets the thresholds and weights, the same features go further; what to "
      "measure is still chosen by hand.");
}

}  // namespace

int main(int argc, char** argv) {
  return lesson_main(argc, argv,
                     {.name = DL_LESSON,
                      .mine = DL_MINE,
                      .about = "features by hand, decisions learned: SVM, tree, forest (SW 2.0)",
                      .epochs = 10,
                      .quick_epochs = 3},
                     run);
}
