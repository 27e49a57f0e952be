#include "tests/golden/02_conventional_ml.hpp"

#include <cmath>
#include <numbers>
#include <set>

#include "common/dataset.hpp"
#include "common/gradient_check.hpp"
#include "common/metrics.hpp"
#include "common/toys.hpp"
#include "hog.hpp"
#include "linear_svm.hpp"
#include "random_forest.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

Image as_image(const Matrix& pixels) { return {pixels.data(), pixels.rows(), pixels.cols()}; }

/// An 8×8 picture whose brightness rises by `step` from left to right.
Matrix ramp(double step) {
  Matrix pixels(8, 8);
  for (Index c = 0; c < 8; ++c) pixels.col(c).setConstant(static_cast<real>(step) * real(c));
  return pixels;
}

TEST_CASE("a ramp to the right has a gradient to the right and none downwards", "[02.1]") {
  const Matrix pixels = ramp(0.1);
  const auto g = image_gradients(as_image(pixels));
  LOOKS_LIKE(g.right(3, 3) == Approx(0.2), "the difference goes over two pixels: halve it");
  LOOKS_LIKE(g.right(3, 3) == Approx(-0.1), "it is the pixel after minus the pixel before");
  LOOKS_LIKE(g.right(3, 3) == Approx(0) && g.down(3, 3) != Approx(0), "right and down are swapped");
  CHECK(g.right(3, 3) == Approx(0.1));
  CHECK_THAT(g.down, EqualsMatrix(Matrix::Zero(8, 8), 1e-12));
}

TEST_CASE("downwards is towards the rows with larger numbers", "[02.1]") {
  const Matrix pixels = ramp(0.1).transpose();
  const auto g = image_gradients(as_image(pixels));
  LOOKS_LIKE(g.down(3, 3) == Approx(-0.1), "it is the pixel below minus the pixel above");
  CHECK(g.down(3, 3) == Approx(0.1));
  CHECK_THAT(g.right, EqualsMatrix(Matrix::Zero(8, 8), 1e-12));
}

TEST_CASE("outside the picture the nearest pixel counts", "[02.1]") {
  const Matrix pixels = ramp(0.1);
  const auto g = image_gradients(as_image(pixels));
  LOOKS_LIKE(g.right(0, 0) == Approx(0), "the pixels at the edge are left out");
  Matrix expected = Matrix::Constant(8, 8, 0.1);
  expected.leftCols(1).setConstant(0.05);
  expected.rightCols(1).setConstant(0.05);
  CHECK_THAT(g.right, EqualsMatrix(expected));
  const Matrix turned = pixels.transpose();
  CHECK_THAT(image_gradients(as_image(turned)).down, EqualsMatrix(expected.transpose()));
}

/// The histogram of the only cell of a 4×4 picture in which one pixel has this gradient.
RowVector histogram_of(double right, double down) {
  Gradients g{Matrix::Zero(4, 4), Matrix::Zero(4, 4)};
  g.right(1, 2) = static_cast<real>(right);
  g.down(1, 2) = static_cast<real>(down);
  return cell_histograms(g).row(0);
}

TEST_CASE("a direction between two bins is shared by nearness", "[02.2]") {
  const double angle = 2 * std::numbers::pi * 3.25 / hog_bins;
  const auto histogram = histogram_of(2 * std::cos(angle), 2 * std::sin(angle));
  LOOKS_LIKE(histogram(3) == Approx(2), "the nearest bin gets all of it");
  LOOKS_LIKE(histogram(3) == Approx(0.5), "the shares are swapped: the nearer bin gets more");
  LOOKS_LIKE(histogram(3) == Approx(0.75), "a pixel votes with the length of its gradient");
  CHECK(histogram(3) == Approx(1.5));
  CHECK(histogram(4) == Approx(0.5));
  CHECK(histogram.sum() == Approx(2));
}

TEST_CASE("after the last bin comes the first", "[02.2]") {
  const double angle = 2 * std::numbers::pi * 11.5 / hog_bins;
  const auto histogram = histogram_of(std::cos(angle), std::sin(angle));
  CHECK(histogram(11) == Approx(0.5));
  CHECK(histogram(0) == Approx(0.5));
}

TEST_CASE("all votes of a picture add up to the length of its gradients", "[02.2]") {
  const auto digits = load_digits();
  const auto g = image_gradients(image(digits, 0));
  const double expected = (g.right.cwiseAbs2() + g.down.cwiseAbs2()).cwiseSqrt().sum();
  CHECK(cell_histograms(g).sum() == Approx(expected));
}

TEST_CASE("a block does not know how much contrast the picture had", "[02.3]") {
  RowVector dim = row({0.1, 0.2, 0, 0.05});
  RowVector bright = 7 * dim;
  normalize_block(dim);
  normalize_block(bright);
  LOOKS_LIKE(near(bright, 7 * dim, 1e-3), "the block is not divided by its length");
  CHECK_THAT(bright, EqualsMatrix(dim, 1e-4));
}

TEST_CASE("one strong edge does not drown the others", "[02.3]") {
  RowVector block = row({10, 1, 1, 0});
  normalize_block(block);
  LOOKS_LIKE(block(0) > 0.9, "the clipping at 0.2 is missing");
  // (10, 1, 1) / √102 = (0.990, 0.099, 0.099), clipped (0.2, 0.099, 0.099), and so
  CHECK(block(0) / block(1) == Approx(0.2 / (1 / std::sqrt(102.))).epsilon(1e-4));
  LOOKS_LIKE(block(0) == Approx(0.2),
             "after the clipping the block is divided by its length again");
  CHECK(block.norm() == Approx(1).epsilon(1e-4));
}

TEST_CASE("a block without edges stays zero", "[02.3]") {
  RowVector block = RowVector::Zero(4);
  normalize_block(block);
  LOOKS_LIKE(!block.allFinite(), "zero is divided by zero");
  CHECK_THAT(block, EqualsMatrix(RowVector::Zero(4)));
}

TEST_CASE("a 28 by 28 picture has 1,728 features", "[02.3]") {
  const Matrix pixels = Matrix::Constant(28, 28, real(0.5));
  CHECK(hog(as_image(pixels)).size() == 1728);
}

TEST_CASE("the hinge loss is nothing from a margin of 1 on", "[02.4]") {
  LOOKS_LIKE(hinge_loss(0.5) == Approx(0), "the right side is not enough: it wants a margin of 1");
  CHECK(hinge_loss(0.5) == Approx(0.5));
  LOOKS_LIKE(hinge_loss(3) < 0, "a loss is never negative");
  CHECK(hinge_loss(3) == 0);
  CHECK(hinge_loss(1) == 0);
  CHECK(hinge_loss(-1) == Approx(2));
}

/// What LinearSvm minimizes, for one sample of class y.
double svm_loss(const Matrix& weights, const RowVector& bias, const RowVector& x, int y,
                double weight_decay) {
  double loss = weight_decay / 2 * weights.squaredNorm();
  for (Index k = 0; k < weights.rows(); ++k) {
    loss += hinge_loss((k == y ? 1 : -1) * (weights.row(k).dot(x) + bias(k)));
  }
  return loss;
}

TEST_CASE("a step goes against the gradient that central differences find", "[02.5]") {
  const double lr = 0.01;
  const double weight_decay = 0.3;
  LinearSvm svm(3, 4);
  Rng rng(1);
  for (int step = 0; step < 10; ++step) {
    svm.learn(row({rng.normal(), rng.normal(), rng.normal()}), step % 4, 0.1, weight_decay);
  }
  const auto x = row({0.3, -0.7, 0.2});
  const Matrix weights = svm.weights();
  const RowVector bias = svm.bias();
  svm.learn(x, 2, lr, weight_decay);
  const Matrix gradient = (weights - svm.weights()) / lr;
  const auto of_weights = [&](const Matrix& w) { return svm_loss(w, bias, x, 2, weight_decay); };
  LOOKS_LIKE(gradient_error(of_weights, weights, -gradient) < 1e-6,
             "the step goes uphill: turn its sign");
  LOOKS_LIKE(gradient_error(of_weights, weights, gradient + weight_decay * weights) < 1e-6,
             "the weights are not shrunk by the penalty");
  CHECK(gradient_error(of_weights, weights, gradient) < 1e-6);
  const auto of_bias = [&](const Matrix& b) { return svm_loss(weights, b, x, 2, weight_decay); };
  CHECK(gradient_error(of_bias, bias, (bias - svm.bias()) / lr) < 1e-6);
}

TEST_CASE("a sample with margin to spare only shrinks the weights", "[02.5]") {
  LinearSvm svm(1, 2);
  for (int step = 0; step < 20; ++step) svm.learn(row({1}), 0, 0.5, 0);
  const Matrix before = svm.weights();
  svm.learn(row({2}), 0, 0.5, 0.1);
  CHECK_THAT(svm.weights(), EqualsMatrix(0.95 * before));
}

TEST_CASE("a linear SVM tells two clouds apart", "[02.5]") {
  Rng rng(1);
  const auto data = make_blobs(400, 0.5, rng);
  LinearSvm svm(2, 2);
  for (int pass = 0; pass < 5; ++pass) svm.learn_all(data.x, data.y, 0.01, 1e-4, rng);
  CHECK(accuracy(svm.predict(data.x), data.y) > 0.98);
}

ClassCounts counts(std::initializer_list<double> values) { return row(values); }

TEST_CASE("one class is pure, equal parts are as mixed as can be", "[02.6]") {
  LOOKS_LIKE(gini(counts({7, 0})) == Approx(1), "this is Σ p²; the impurity is 1 - Σ p²");
  CHECK(gini(counts({7, 0})) == Approx(0).margin(1e-12));
  CHECK(gini(counts({5, 5})) == Approx(0.5));
  CHECK(gini(counts({1, 1, 1, 1})) == Approx(0.75));
  CHECK(gini(counts({3, 1})) == Approx(0.375));
}

TEST_CASE("no samples have no impurity", "[02.6]") {
  LOOKS_LIKE(std::isnan(gini(counts({0, 0}))), "zero is divided by zero");
  CHECK(gini(counts({0, 0})) == 0);
}

BinCounts bin_counts(std::initializer_list<std::pair<int, int>> bins_and_labels) {
  BinCounts result(8, 2);
  for (const auto& [bin, label] : bins_and_labels) result.add(bin, label);
  return result;
}

TEST_CASE("the best cut parts the classes", "[02.7]") {
  const auto bins = bin_counts({{1, 0}, {2, 0}, {2, 0}, {5, 1}, {6, 1}});
  const auto cut = best_cut(bins, counts({3, 2}), 1);
  CHECK(cut.bin == 2);
  CHECK(cut.score == Approx(3 * 3 / 3. + 2 * 2 / 2.));
}

TEST_CASE("of two imperfect cuts the purer wins", "[02.7]") {
  // Cut after bin 0: 2 | 1 3 with left pure; after bin 1: 2 1 | 3; after bin 2: 2 2 | 2.
  const auto bins = bin_counts({{0, 0}, {0, 0}, {1, 1}, {2, 0}, {3, 1}, {3, 1}});
  const auto cut = best_cut(bins, counts({3, 3}), 1);
  CHECK((cut.bin == 0 || cut.bin == 2));
  LOOKS_LIKE(cut.score == Approx(14 / 6.), "each side's squares are divided by its own samples");
  CHECK(cut.score == Approx(4 / 2. + (1 + 9) / 4.));
}

TEST_CASE("no cut has a higher score than the one that is found", "[02.7]") {
  const auto bins = bin_counts({{0, 0}, {1, 1}, {3, 0}, {3, 1}, {4, 1}, {7, 1}, {7, 0}, {7, 1}});
  const auto cut = best_cut(bins, counts({3, 5}), 1);
  double best = 0;
  ClassCounts left = ClassCounts::Zero(2);
  for (int bin = 0; bin < 7; ++bin) {
    for (int k = 0; k < 2; ++k) left(k) += bins.count(bin, k);
    const ClassCounts right = counts({3, 5}) - left;
    if (left.sum() == 0 || right.sum() == 0) continue;
    best = std::max(best, left.squaredNorm() / left.sum() + right.squaredNorm() / right.sum());
  }
  CHECK(cut.score == Approx(best));
}

TEST_CASE("no side gets fewer samples than it must have", "[02.7]") {
  const auto bins = bin_counts({{0, 1}, {1, 0}, {2, 0}, {3, 0}, {4, 0}});
  CHECK(best_cut(bins, counts({4, 1}), 1).bin == 0);
  LOOKS_LIKE(best_cut(bins, counts({4, 1}), 2).bin == 0, "min_samples is not looked at");
  CHECK(best_cut(bins, counts({4, 1}), 2).bin == 1);
  CHECK(best_cut(bins, counts({4, 1}), 3).bin == -1);
}

TEST_CASE("numbers with none between them are told apart", "[02.7]") {
  const double infinity = std::numeric_limits<double>::infinity();
  const double largest = std::numeric_limits<double>::max();
  const double above_1 = std::nextafter(1.0, 2);
  const std::vector<std::pair<double, double>> neighbours = {{1, above_1},
                                                             {above_1, std::nextafter(above_1, 2)},
                                                             {0, 5e-324},
                                                             {-largest, largest},
                                                             {-infinity, infinity}};
  for (const auto& [low, high] : neighbours) {
    const Matrix x = rows({{low}, {high}});
    Rng rng(1);
    const DecisionTree tree(BinnedFeatures(x), {0, 1}, 2, {0, 1}, {}, rng);
    INFO(low << " and " << high);
    CHECK(tree.predict(x) == Labels{0, 1});
  }
  CHECK_THROWS_AS(BinnedFeatures(rows({{1}, {std::nan("")}})), std::invalid_argument);
}

TEST_CASE("the first split of the digits agrees with scikit-learn", "[02.7]") {
  const auto digits = load_digits();
  const BinnedFeatures binned(digits.x);
  std::vector<int> all(static_cast<std::size_t>(digits.size()));
  std::iota(all.begin(), all.end(), 0);
  Rng rng(1);
  const DecisionTree tree(binned, digits.y, 10, all, {.max_leaves = 12}, rng);
  CHECK(tree.nodes()[0].feature == golden::root_feature);
  CHECK(tree.nodes()[0].threshold == Approx(golden::root_threshold));
  CHECK(tree.leaves() == 12);
  CHECK(accuracy(tree.predict(digits.x), digits.y) == Approx(golden::tree_accuracy));
  for (int i = 0; i < 3; ++i) {
    CHECK(tree.feature_importances()(golden::top_features[i]) ==
          Approx(golden::top_importances[i]));
  }
}

TEST_CASE("a bootstrap sample leaves out about 37 in 100", "[02.8]") {
  Rng rng(1);
  const auto drawn = bootstrap(10000, rng);
  REQUIRE(drawn.size() == 10000);
  const std::set<int> different(drawn.begin(), drawn.end());
  LOOKS_LIKE(different.size() == 10000, "each row is drawn once: draw with replacement");
  LOOKS_LIKE(different.size() == 1, "the same row is drawn every time");
  CHECK(static_cast<double>(different.size()) / 10000 ==
        Approx(1 - 1 / std::numbers::e).margin(0.01));
  CHECK(*different.begin() >= 0);
  CHECK(*different.rbegin() < 10000);
  CHECK(*different.rbegin() > 9900);
}

TEST_CASE("two trees get two samples", "[02.8]") {
  Rng rng(1);
  CHECK(bootstrap(100, rng) != bootstrap(100, rng));
}

TEST_CASE("the class with the most votes wins", "[02.9]") {
  Eigen::RowVectorXi votes(4);
  votes << 2, 5, 1, 5;
  LOOKS_LIKE(majority(votes) == 5, "this is the number of votes, not the class");
  LOOKS_LIKE(majority(votes) == 3, "of two equal ones the first wins");
  CHECK(majority(votes) == 1);
  votes << 0, 0, 3, 1;
  CHECK(majority(votes) == 2);
}

TEST_CASE("a forest is better than one of its trees", "[02.9]") {
  const auto digits = load_digits();
  const Index training = 1200;
  const Matrix x = digits.x.topRows(training);
  const Labels y(digits.y.begin(), digits.y.begin() + training);
  const Matrix test_x = digits.x.bottomRows(digits.size() - training);
  const Labels test_y(digits.y.begin() + training, digits.y.end());
  Rng rng(1);
  const RandomForest one(x, y, 10, {.trees = 1}, rng);
  const RandomForest many(x, y, 10, {.trees = 30}, rng);
  CHECK(accuracy(many.predict(test_x), test_y) > accuracy(one.predict(test_x), test_y) + 0.1);
  CHECK(many.feature_importances().sum() == Approx(1));
}

TEST_CASE("only votes of trees that never saw a sample count", "[02.10]") {
  Eigen::MatrixXi votes(4, 2);
  votes << 3, 1,  // right
      1, 2,       // wrong
      0, 0,       // every tree saw it
      0, 4;       // right
  const double estimate = out_of_bag_accuracy(votes, {0, 0, 0, 1});
  LOOKS_LIKE(estimate == Approx(3. / 4), "a sample without votes is taken for class 0");
  LOOKS_LIKE(estimate == Approx(2. / 4), "a sample without votes is counted as wrong");
  LOOKS_LIKE(estimate == Approx(1. / 3), "this is the share that is wrong");
  CHECK(estimate == Approx(2. / 3));
}

TEST_CASE("the out-of-bag estimate is near the accuracy on new data", "[02.10]") {
  Rng rng(1);
  const auto data = make_moons(600, 0.3, rng);
  const auto fresh = make_moons(2000, 0.3, rng);
  const RandomForest forest(data.x, data.y, 2, {.trees = 50}, rng);
  CHECK(forest.out_of_bag_accuracy() ==
        Approx(accuracy(forest.predict(fresh.x), fresh.y)).margin(0.03));
}

}  // namespace
}  // namespace dl
