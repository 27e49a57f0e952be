#include "tests/golden/09_normalization.hpp"

#include <cmath>

#include "batch_norm.hpp"
#include "common/gradient_check.hpp"
#include "common/rng.hpp"
#include "instance_norm.hpp"
#include "layer_norm.hpp"
#include "solutions/07_backpropagation/finite_differences.hpp"
#include "tests/allocations.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

constexpr double agreement = 1e-10;  // with PyTorch
constexpr double check = 1e-6;       // with central differences

const ImageShape image_shape{4, 2, 3};

/// Away from mean 0 and variance 1, which a normalization would leave as they are.
Matrix random(Index rows, Index columns, Rng& rng) {
  return random_matrix(rows, columns, rng, 1, 2);
}

/// A set is the whole batch, so that the formulas stand alone.
class OverAll : public Normalization {
 public:
  explicit OverAll(Index count, double epsilon = 1e-5) : Normalization(features(count), epsilon) {}

  std::pair<Matrix, Matrix> mean_and_variance(const Matrix& x) {
    for (auto* m : {&mean_, &variance_, &squares_}) m->resize(x.rows(), x.cols());
    statistics(x, Mode::train);
    return {mean_, variance_};
  }

 protected:
  void average(const Matrix& x, Matrix& means) override { means.setConstant(x.mean()); }
};

/// Mean and variance are what a test says.
class Given : public OverAll {
 public:
  Given(Index count, real mean, real variance, double epsilon)
      : OverAll(count, epsilon), mean_value_(mean), variance_value_(variance) {}

 protected:
  void statistics(const Matrix&, Mode) override {
    mean_.setConstant(mean_value_);
    variance_.setConstant(variance_value_);
  }

 private:
  real mean_value_;
  real variance_value_;
};

/// Lets a test see what a layer averages over.
template <typename Norm>
class Open : public Norm {
 public:
  using Norm::Norm;
  Matrix averaged(const Matrix& x) {
    Matrix means(x.rows(), x.cols());
    this->average(x, means);
    return means;
  }
};

/// What PyTorch gives for one layer.
struct Expected {
  golden::Rows y, grad_x;
  golden::Rows gamma = {}, beta = {}, grad_gamma = {}, grad_beta = {};
};

void agrees_with_pytorch(Normalization& norm, golden::Rows x_values, golden::Rows grad_values,
                         const Expected& expected) {
  const Matrix x = rows(x_values);
  const Matrix grad_y = rows(grad_values);
  const bool affine = expected.gamma.size() > 0;
  REQUIRE(norm.parameters().size() == (affine ? 2 : 0));
  if (affine) {
    norm.affine().gamma.value = rows(expected.gamma);
    norm.affine().beta.value = rows(expected.beta);
  }
  CHECK_THAT(norm.forward(x, Mode::train), EqualsMatrix(rows(expected.y), agreement));
  CHECK_THAT(norm.backward(grad_y), EqualsMatrix(rows(expected.grad_x), agreement));
  if (!affine) return;
  CHECK_THAT(norm.affine().gamma.gradient, EqualsMatrix(rows(expected.grad_gamma), agreement));
  CHECK_THAT(norm.affine().beta.gradient, EqualsMatrix(rows(expected.grad_beta), agreement));
}

/// How far the gradients are from central differences, for L = Σ y · weights.
double gradient_error(Normalization& norm, const Matrix& x, Rng& rng, Mode mode = Mode::train) {
  const Matrix weights = random(x.rows(), x.cols(), rng);
  const auto loss = [&](const Matrix& at) {
    return norm.forward(at, mode).cwiseProduct(weights).sum();
  };
  norm.forward(x, mode);
  const Matrix grad_x = norm.backward(weights);
  const double of_x = dl::gradient_error(loss, x, grad_x);
  // A sum, because a maximum can lose what is not a number.
  return of_x + gradient_check(norm.named_parameters(), [&] { return loss(x); }).error;
}

TEST_CASE("every entry of a set gets the set's mean and variance", "[09.1]") {
  OverAll norm(2);
  const auto [mean, variance] = norm.mean_and_variance(rows({{1, 2}, {3, 6}}));
  CHECK_THAT(mean, EqualsMatrix(rows({{3, 3}, {3, 3}})));
  LOOKS_LIKE(near(variance, Matrix::Constant(2, 2, 14. / 3)),
             "the squares are divided by one less than the size of the set");
  LOOKS_LIKE(near(variance, Matrix::Constant(2, 2, 12.5)),
             "these are the squares of x, not of its distance from the mean");
  LOOKS_LIKE(near(variance, Matrix::Constant(2, 2, std::sqrt(3.5))),
             "this is the deviation, the root");
  CHECK_THAT(variance, EqualsMatrix(rows({{3.5, 3.5}, {3.5, 3.5}})));
}

TEST_CASE("far from zero the variance keeps its digits", "[09.1]") {
  OverAll norm(2);
  const auto [mean, variance] = norm.mean_and_variance(rows({{1e9 - 1, 1e9 + 1}}));
  LOOKS_LIKE(std::abs(variance(0, 0) - 1) > 1e-3,
             "the mean of the squares less the square of the mean: rounding eats the difference");
  CHECK_THAT(variance, EqualsMatrix(rows({{1, 1}})));
}

TEST_CASE("the mean is taken away, and the deviation divided by", "[09.2]") {
  Given norm(3, 2, 4, 0);
  const Matrix y = norm.forward(rows({{2, 4, -2}}), Mode::train);
  LOOKS_LIKE(near(y, rows({{0, 0.5, -1}})), "it is divided by the variance: the root is missing");
  LOOKS_LIKE(near(y, rows({{1, 2, -1}})), "the mean is not taken away");
  CHECK_THAT(y, EqualsMatrix(rows({{0, 1, -2}})));
}

TEST_CASE("epsilon is added to the variance, below the root", "[09.2]") {
  Given norm(2, 0, 3, 1);
  const Matrix y = norm.forward(rows({{1, -2}}), Mode::train);
  LOOKS_LIKE(near(y, rows({{1, -2}}) / std::sqrt(3.)), "epsilon is missing");
  LOOKS_LIKE(near(y, rows({{1, -2}}) / (std::sqrt(3.) + 1)), "epsilon is added after the root");
  CHECK_THAT(y, EqualsMatrix(rows({{0.5, -1}})));
}

TEST_CASE("a set whose values are all the same becomes zeros", "[09.2]") {
  Given norm(2, 7, 0, 1e-5);
  CHECK_THAT(norm.forward(rows({{7, 7}, {7, 7}}), Mode::train), EqualsMatrix(Matrix::Zero(2, 2)));
}

TEST_CASE("the gradient goes through the mean and the variance, too", "[09.3]") {
  OverAll norm(2, 0);
  const Matrix x = rows({{1, 3}, {5, 3}});  // mean 3, variance 2
  const Matrix grad_y = rows({{1, 0}, {0, 0}});
  norm.forward(x, Mode::train);
  const Matrix grad_x = norm.backward(grad_y);
  const double d = 1 / std::sqrt(2.);
  // mean(g) = 1/4, x_hat = (-√2, 0, √2, 0), mean(g · x_hat) = -√2/4
  LOOKS_LIKE(near(grad_x, rows({{d, 0}, {0, 0}})),
             "mean and variance are taken for numbers that do not depend on x");
  LOOKS_LIKE(near(grad_x, rows({{0.75, -0.25}, {-0.25, -0.25}}) * d),
             "the variance is taken for a number that does not depend on x");
  LOOKS_LIKE(near(grad_x, rows({{0.25, -0.25}, {0.25, -0.25}})),
             "it is not divided by the deviation");
  CHECK_THAT(grad_x, EqualsMatrix(rows({{0.25, -0.25}, {0.25, -0.25}}) * d));
}

TEST_CASE("what would only move or stretch a set gets no gradient", "[09.3]") {
  Rng rng(1);
  const Matrix x = random(4, 3, rng);
  OverAll norm(3, 0);
  const Matrix x_hat = norm.forward(x, Mode::train);
  const Matrix grad_x = norm.backward(random(4, 3, rng));
  CHECK(grad_x.norm() > 0.1);
  CHECK(std::abs(grad_x.sum()) < 1e-12);
  CHECK(std::abs(grad_x.cwiseProduct(x_hat).sum()) < 1e-12);
}

TEST_CASE("the gradient agrees with central differences", "[09.3]") {
  Rng rng(2);
  OverAll norm(3);
  CHECK(gradient_error(norm, random(4, 3, rng), rng) < check);
}

TEST_CASE("gamma and beta answer for every sample and every pixel of their channel", "[09.4]") {
  ScaleAndShift layer(2, 2);
  layer.gamma.value << 2, 3;
  layer.beta.value << 10, 20;
  const Matrix x = rows({{1, 2, 3, 4}, {5, 6, 7, 8}});
  CHECK_THAT(layer.forward(x, Mode::train),
             EqualsMatrix(rows({{12, 14, 29, 32}, {20, 22, 41, 44}})));
  const Matrix grad_y = rows({{1, 0, 1, 1}, {2, 1, 0, -1}});
  CHECK_THAT(layer.backward(grad_y), EqualsMatrix(rows({{2, 0, 3, 3}, {4, 2, 0, -3}})));
  LOOKS_LIKE(near(layer.gamma.gradient, layer.beta.gradient),
             "gamma multiplies x, so its gradient has x in it");
  LOOKS_LIKE(near(layer.gamma.gradient, row({17. / 2, -1. / 2})),
             "it is the mean over the batch: the gradients are added up");
  LOOKS_LIKE(near(layer.gamma.gradient, row({4, 1})) && near(layer.beta.gradient, row({17, -1})),
             "the gradients of gamma and beta have changed places");
  CHECK_THAT(layer.gamma.gradient, EqualsMatrix(row({17, -1})));
  CHECK_THAT(layer.beta.gradient, EqualsMatrix(row({4, 1})));
}

/// Memory taken by a training step once the batch size is known.
long allocations_of_a_step(Normalization& norm) {
  Rng rng(12);
  const Matrix x = random(4, image_shape.size(), rng);
  const Matrix grad_y = random(4, image_shape.size(), rng);
  long before = 0;
  for (int step = 0; step < 2; ++step) {
    before = allocations();
    norm.forward(x, Mode::train);
    norm.backward(grad_y);
  }
  return allocations() - before;
}

TEST_CASE("batch norm averages a feature over the samples", "[09.5]") {
  Open<BatchNorm> norm(features(2));
  const Matrix means = norm.averaged(rows({{1, 10}, {3, 30}}));
  LOOKS_LIKE(near(means, rows({{5.5, 5.5}, {16.5, 16.5}})),
             "these are the means of the samples, along the rows: that is layer norm");
  LOOKS_LIKE(near(means, rows({{4, 40}, {4, 40}})), "this is the sum, not the mean");
  CHECK_THAT(means, EqualsMatrix(rows({{2, 20}, {2, 20}})));
}

TEST_CASE("batch norm averages a channel over the samples and the pixels", "[09.5]") {
  Open<BatchNorm> norm(ImageShape{2, 1, 2});
  const Matrix means = norm.averaged(rows({{1, 3, 10, 30}, {5, 7, 50, 70}}));
  LOOKS_LIKE(near(means, rows({{3, 5, 30, 50}, {3, 5, 30, 50}})),
             "every pixel has a mean of its own: the pixels of a channel belong together");
  LOOKS_LIKE(near(means, rows({{8, 8, 80, 80}, {8, 8, 80, 80}})),
             "it is divided by the samples, not by samples times pixels");
  CHECK_THAT(means, EqualsMatrix(rows({{4, 4, 40, 40}, {4, 4, 40, 40}})));
}

TEST_CASE("batch norm of features agrees with PyTorch", "[09.5]") {
  using namespace golden;
  BatchNorm norm(features(6));
  agrees_with_pytorch(norm, features_x, features_grad_y,
                      {features_batch_y, features_batch_grad_x, features_batch_gamma,
                       features_batch_beta, features_batch_grad_gamma, features_batch_grad_beta});
  BatchNorm plain(features(6), {.affine = false});
  agrees_with_pytorch(plain, features_x, features_grad_y,
                      {features_batch_plain_y, features_batch_plain_grad_x});
}

TEST_CASE("batch norm of images agrees with PyTorch", "[09.5]") {
  using namespace golden;
  BatchNorm norm(image_shape);
  agrees_with_pytorch(norm, images_x, images_grad_y,
                      {images_batch_y, images_batch_grad_x, images_batch_gamma, images_batch_beta,
                       images_batch_grad_gamma, images_batch_grad_beta});
  BatchNorm plain(image_shape, {.affine = false});
  agrees_with_pytorch(plain, images_x, images_grad_y,
                      {images_batch_plain_y, images_batch_plain_grad_x});
}

TEST_CASE("batch norm's gradients agree with central differences", "[09.5]") {
  Rng rng(3);
  BatchNorm of_features(features(3));
  CHECK(gradient_error(of_features, random(4, 3, rng), rng) < check);
  BatchNorm of_images(image_shape);
  CHECK(gradient_error(of_images, random(2, image_shape.size(), rng), rng) < check);
}

TEST_CASE("the running statistics move by momentum, with the unbiased variance", "[09.6]") {
  BatchNorm norm(features(1), {.momentum = 0.25});
  norm.forward(rows({{2}, {6}}), Mode::train);  // mean 4, variance 4, unbiased 8
  LOOKS_LIKE(near(norm.running_mean, row({3})), "momentum is the share of the new, not of the old");
  LOOKS_LIKE(near(norm.running_mean, row({4})), "the old is forgotten at once");
  CHECK_THAT(norm.running_mean, EqualsMatrix(row({1})));
  LOOKS_LIKE(near(norm.running_variance, row({0.75 + 1})),
             "the variance is still divided by count, not by count - 1");
  CHECK_THAT(norm.running_variance, EqualsMatrix(row({0.75 + 2})));
  CHECK(norm.named_buffers() == NamedMatrices{{"running_mean", &norm.running_mean},
                                              {"running_var", &norm.running_variance}});
}

TEST_CASE("a frozen batch norm works as at inference, and does not drift", "[09.6]") {
  BatchNorm norm(features(2));
  const Matrix x = rows({{1, 2}, {3, 5}, {0.5, -4}});
  norm.forward(x, Mode::train);
  norm.set_frozen(true);
  const Matrix mean = norm.running_mean;
  const Matrix variance = norm.running_variance;
  const Matrix y = norm.forward(x, Mode::train);
  CHECK_THAT(norm.running_mean, EqualsMatrix(mean));
  CHECK_THAT(norm.running_variance, EqualsMatrix(variance));
  CHECK_THAT(norm.forward(x, Mode::eval), EqualsMatrix(y));
  CHECK(norm.parameters().empty());
  const Matrix grad_y = rows({{1, 0.5}, {-2, 3}, {0.25, -1}});
  norm.backward(grad_y);
  CHECK_THAT(norm.affine().gamma.gradient, EqualsMatrix(Matrix::Zero(1, 2)));
  norm.set_frozen(false);
  norm.forward(x, Mode::train);
  CHECK((norm.running_mean - mean).norm() > 0.1);
  CHECK(norm.parameters().size() == 2);
}

TEST_CASE("in eval mode a sample's output has nothing to do with its batch", "[09.6]") {
  Rng rng(4);
  BatchNorm norm(features(3));
  const Matrix x = random(6, 3, rng);
  const Matrix in_training = norm.forward(x, Mode::train);
  const Matrix mean = norm.running_mean;
  const Matrix together = norm.forward(x, Mode::eval);
  const Matrix alone = norm.forward(x.row(0), Mode::eval);
  CHECK_THAT(alone, EqualsMatrix(together.row(0)));
  CHECK((together - in_training).norm() > 0.1);
  CHECK_THAT(norm.running_mean, EqualsMatrix(mean));  // and nothing is learned from it
}

TEST_CASE("running statistics and eval mode agree with PyTorch", "[09.6]") {
  using namespace golden;
  struct Case {
    const char* name;
    ImageShape shape;
    bool affine;
    Rows x, grad_y, mean, variance, y, grad_x;
    Rows gamma = {}, beta = {};
  };
  const std::vector<Case> cases = {
      {"features", features(6), true, features_x, features_grad_y, features_batch_running_mean,
       features_batch_running_variance, features_batch_eval_y, features_batch_eval_grad_x,
       features_batch_gamma, features_batch_beta},
      {"features, plain", features(6), false, features_x, features_grad_y,
       features_batch_plain_running_mean, features_batch_plain_running_variance,
       features_batch_plain_eval_y, features_batch_plain_eval_grad_x},
      {"images", image_shape, true, images_x, images_grad_y, images_batch_running_mean,
       images_batch_running_variance, images_batch_eval_y, images_batch_eval_grad_x,
       images_batch_gamma, images_batch_beta},
      {"images, plain", image_shape, false, images_x, images_grad_y,
       images_batch_plain_running_mean, images_batch_plain_running_variance,
       images_batch_plain_eval_y, images_batch_plain_eval_grad_x}};
  for (const auto& c : cases) {
    INFO(c.name);
    const Matrix x = rows(c.x);
    BatchNorm norm(c.shape, {.affine = c.affine});
    if (c.affine) {
      norm.affine().gamma.value = rows(c.gamma);
      norm.affine().beta.value = rows(c.beta);
    }
    norm.forward(x, Mode::train);
    norm.forward(0.5 * x.array() + 1, Mode::train);
    CHECK_THAT(norm.running_mean, EqualsMatrix(rows(c.mean), agreement));
    CHECK_THAT(norm.running_variance, EqualsMatrix(rows(c.variance), agreement));
    CHECK_THAT(norm.forward(x, Mode::eval), EqualsMatrix(rows(c.y), agreement));
    CHECK_THAT(norm.backward(rows(c.grad_y)), EqualsMatrix(rows(c.grad_x), agreement));
  }
}

TEST_CASE("the smallest batch is two values per channel", "[09.6]") {
  BatchNorm norm(features(2));
  norm.forward(rows({{1, 2}, {3, 5}}), Mode::train);
  CHECK_THROWS_AS(norm.forward(rows({{1, 2}}), Mode::train), std::invalid_argument);
  CHECK_NOTHROW(norm.forward(rows({{1, 2}}), Mode::eval));
  CHECK_THROWS_AS(norm.forward(rows({{1, 2, 3}}), Mode::eval), std::invalid_argument);
}

TEST_CASE("a step of batch norm takes no memory once the batch size is known", "[09.6]") {
  BatchNorm norm(image_shape);
  CHECK(allocations_of_a_step(norm) == 0);
}

TEST_CASE("group norm averages neighbouring channels of one sample", "[09.7]") {
  Open<GroupNorm> norm(2, features(4));
  const Matrix means = norm.averaged(rows({{1, 3, 10, 30}, {5, 7, 50, 70}}));
  LOOKS_LIKE(near(means, Matrix::Constant(2, 4, 22)),
             "there is one mean for all: each set has its own");
  LOOKS_LIKE(near(means, rows({{4, 4, 40, 40}, {12, 12, 120, 120}})),
             "this is the sum, not the mean");
  CHECK_THAT(means, EqualsMatrix(rows({{2, 2, 20, 20}, {6, 6, 60, 60}})));
  CHECK_THROWS_AS(GroupNorm(3, features(4)), std::invalid_argument);
  CHECK_THROWS_AS(GroupNorm(4, features(4)), std::invalid_argument);
}

TEST_CASE("group norm agrees with PyTorch", "[09.7]") {
  using namespace golden;
  GroupNorm of_features(3, features(6));
  agrees_with_pytorch(of_features, features_x, features_grad_y,
                      {features_group_y, features_group_grad_x, features_group_gamma,
                       features_group_beta, features_group_grad_gamma, features_group_grad_beta});
  GroupNorm of_features_plain(3, features(6), {.affine = false});
  agrees_with_pytorch(of_features_plain, features_x, features_grad_y,
                      {features_group_plain_y, features_group_plain_grad_x});
  GroupNorm of_images(2, image_shape);
  agrees_with_pytorch(of_images, images_x, images_grad_y,
                      {images_group_y, images_group_grad_x, images_group_gamma, images_group_beta,
                       images_group_grad_gamma, images_group_grad_beta});
  GroupNorm of_images_plain(2, image_shape, {.affine = false});
  agrees_with_pytorch(of_images_plain, images_x, images_grad_y,
                      {images_group_plain_y, images_group_plain_grad_x});
}

TEST_CASE("group norm's gradients agree with central differences", "[09.7]") {
  Rng rng(5);
  GroupNorm of_features(2, features(6));
  CHECK(gradient_error(of_features, random(3, 6, rng), rng) < check);
  GroupNorm of_images(2, image_shape);
  CHECK(gradient_error(of_images, random(2, image_shape.size(), rng), rng) < check);
}

TEST_CASE("a step of group norm takes no memory once the batch size is known", "[09.7]") {
  GroupNorm norm(2, image_shape);
  CHECK(allocations_of_a_step(norm) == 0);
}

TEST_CASE("layer norm makes one set of a sample", "[09.8]") {
  Open<LayerNorm> norm(ImageShape{2, 1, 2});
  const Matrix means = norm.averaged(rows({{1, 3, 10, 30}, {5, 7, 50, 70}}));
  LOOKS_LIKE(near(means, rows({{2, 2, 20, 20}, {6, 6, 60, 60}})),
             "each channel is a set: that is the other end, instance norm");
  CHECK_THAT(means, EqualsMatrix(rows({{11, 11, 11, 11}, {33, 33, 33, 33}})));
}

TEST_CASE("layer norm agrees with PyTorch", "[09.8]") {
  using namespace golden;
  LayerNorm of_features(features(6));
  agrees_with_pytorch(of_features, features_x, features_grad_y,
                      {features_layer_y, features_layer_grad_x, features_layer_gamma,
                       features_layer_beta, features_layer_grad_gamma, features_layer_grad_beta});
  LayerNorm of_features_plain(features(6), {.affine = false});
  agrees_with_pytorch(of_features_plain, features_x, features_grad_y,
                      {features_layer_plain_y, features_layer_plain_grad_x});
  LayerNorm of_images(image_shape);
  agrees_with_pytorch(of_images, images_x, images_grad_y,
                      {images_layer_y, images_layer_grad_x, images_layer_gamma, images_layer_beta,
                       images_layer_grad_gamma, images_layer_grad_beta});
  LayerNorm of_images_plain(image_shape, {.affine = false});
  agrees_with_pytorch(of_images_plain, images_x, images_grad_y,
                      {images_layer_plain_y, images_layer_plain_grad_x});
}

TEST_CASE("layer norm's gradients agree with central differences", "[09.8]") {
  Rng rng(6);
  LayerNorm norm(features(5));
  CHECK(gradient_error(norm, random(3, 5, rng), rng) < check);
}

TEST_CASE("layer norm is group norm with one group", "[09.8]") {
  Rng rng(10);
  const Matrix x = random(3, image_shape.size(), rng);
  LayerNorm layer(image_shape, {.affine = false});
  GroupNorm group(1, image_shape, {.affine = false});
  CHECK_THAT(layer.forward(x, Mode::train), EqualsMatrix(group.forward(x, Mode::train), 0));
}

TEST_CASE("with layer norm a sample does not notice its batch", "[09.8]") {
  Rng rng(7);
  LayerNorm norm(features(5));
  const Matrix x = random(4, 5, rng);
  const Matrix together = norm.forward(x, Mode::train);
  CHECK_THAT(norm.forward(x.row(2), Mode::train), EqualsMatrix(together.row(2), 0));
  CHECK_THAT(norm.forward(x.row(2), Mode::eval), EqualsMatrix(together.row(2), 0));
}

TEST_CASE("instance norm makes a set of each channel of a sample", "[09.9]") {
  Open<InstanceNorm> norm(ImageShape{2, 1, 2});
  const Matrix means = norm.averaged(rows({{1, 3, 10, 30}, {5, 7, 50, 70}}));
  LOOKS_LIKE(near(means, rows({{11, 11, 11, 11}, {33, 33, 33, 33}})),
             "the whole sample is one set: that is the other end, layer norm");
  CHECK_THAT(means, EqualsMatrix(rows({{2, 2, 20, 20}, {6, 6, 60, 60}})));
}

TEST_CASE("instance norm agrees with PyTorch", "[09.9]") {
  using namespace golden;
  InstanceNorm norm(image_shape);
  agrees_with_pytorch(
      norm, images_x, images_grad_y,
      {images_instance_y, images_instance_grad_x, images_instance_gamma, images_instance_beta,
       images_instance_grad_gamma, images_instance_grad_beta});
  InstanceNorm plain(image_shape, {.affine = false});
  agrees_with_pytorch(plain, images_x, images_grad_y,
                      {images_instance_plain_y, images_instance_plain_grad_x});
}

TEST_CASE("instance norm's gradients agree with central differences", "[09.9]") {
  Rng rng(8);
  InstanceNorm norm(image_shape);
  CHECK(gradient_error(norm, random(2, image_shape.size(), rng), rng) < check);
}

TEST_CASE("instance norm is group norm with a group for each channel", "[09.9]") {
  Rng rng(11);
  const Matrix x = random(3, image_shape.size(), rng);
  InstanceNorm instance(image_shape);
  GroupNorm group(image_shape.channels, image_shape);
  CHECK_THAT(instance.forward(x, Mode::train), EqualsMatrix(group.forward(x, Mode::train), 0));
}

TEST_CASE("instance norm removes each channel's contrast and brightness", "[09.9]") {
  Rng rng(9);
  InstanceNorm norm(ImageShape{2, 2, 3}, {.epsilon = 0});
  const Matrix x = random(1, 12, rng);
  Matrix relit = x;
  relit.leftCols(6) = 0.25 * x.leftCols(6).array() + 3;
  relit.rightCols(6) = 4 * x.rightCols(6).array() - 1;
  const Matrix before = norm.forward(x, Mode::train);
  CHECK_THAT(norm.forward(relit, Mode::train), EqualsMatrix(before, 1e-12));
}

}  // namespace
}  // namespace dl
