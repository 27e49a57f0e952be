#include "batch_norm.hpp"

#include <vector>

#include "agrees_with_pytorch.hpp"
#include "allocations_of_a_step.hpp"
#include "common/dataset.hpp"
#include "common/gradient_check.hpp"
#include "common/rng.hpp"
#include "gradient_error.hpp"
#include "normalization.hpp"
#include "open.hpp"
#include "solutions/07_backpropagation/layer.hpp"
#include "tests/golden/09_normalization.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

TEST_CASE("batch norm averages a feature over the samples", "[09.5]") {
  Open<BatchNorm> norm(features(2));
  const Matrix means = norm.averaged(rows({{1, 10}, {3, 30}}));
  LOOKS_LIKE(near(means, rows({{5.5, 5.5}, {16.5, 16.5}})),
             "these are the means of the samples, along the rows: that is layer norm");
  LOOKS_LIKE(near(means, rows({{1, 10}, {1, 10}})),
             "it is divided by all values of the batch: a feature has only its own");
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
  LOOKS_LIKE(near(norm.running_variance, row({0.75 + 0.5})), "count / (count - 1) is turned over");
  CHECK_THAT(norm.running_variance, EqualsMatrix(row({0.75 + 2})));
  BatchNorm two(features(2), {.momentum = 0.25});
  two.forward(rows({{2, 1}, {6, 4}}), Mode::train);
  LOOKS_LIKE(two.running_variance(0, 1) == 1, "only the first channel's statistics move");
  CHECK_THAT(two.running_variance, EqualsMatrix(row({0.75 + 2, 0.75 + 1.125})));
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
  CHECK_NO_ALLOCATIONS(allocations_of_a_step(norm));
}

}  // namespace
}  // namespace dl
