#include "group_norm.hpp"

#include "agrees_with_pytorch.hpp"
#include "allocations_of_a_step.hpp"
#include "common/gradient_check.hpp"
#include "common/rng.hpp"
#include "gradient_error.hpp"
#include "normalization.hpp"
#include "open.hpp"
#include "tests/golden/09_normalization.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

TEST_CASE("group norm averages neighbouring channels of one sample", "[09.7]") {
  Open<GroupNorm> norm(2, features(4));
  const Matrix means = norm.averaged(rows({{1, 3, 10, 30}, {5, 7, 50, 70}}));
  LOOKS_LIKE(near(means, Matrix::Constant(2, 4, 22)),
             "there is one mean for all: each set has its own");
  LOOKS_LIKE(means(1, 3) == unwritten && means(0, 0) == 2, "the last set gets no mean");
  LOOKS_LIKE(near(means, Matrix::Constant(2, 4, 2)), "every set got the mean of the first one");
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
  CHECK_NO_ALLOCATIONS(allocations_of_a_step(norm));
}

}  // namespace
}  // namespace dl
