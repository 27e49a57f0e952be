#include "instance_norm.hpp"

#include "agrees_with_pytorch.hpp"
#include "common/dataset.hpp"
#include "common/gradient_check.hpp"
#include "common/rng.hpp"
#include "gradient_error.hpp"
#include "group_norm.hpp"
#include "open.hpp"
#include "solutions/07_backpropagation/layer.hpp"
#include "tests/golden/09_normalization.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

TEST_CASE("instance norm makes a set of each channel of a sample", "[09.9]") {
  const ImageShape shape{4, 1, 2};
  const Index sets = InstanceNorm::groups_of(shape);
  LOOKS_LIKE(sets == 1, "the whole sample is one set: that is the other end, layer norm");
  LOOKS_LIKE(sets == 2, "a channel's pixels are counted, not the channels");
  LOOKS_LIKE(sets == 8, "each value is a set: it would be its own mean");
  REQUIRE(sets == 4);
  Open<InstanceNorm> norm(shape);
  const Matrix means =
      norm.averaged(rows({{1, 3, 10, 30, 2, 4, 20, 50}, {5, 7, 50, 70, 6, 8, 40, 54}}));
  CHECK_THAT(means,
             EqualsMatrix(rows({{2, 2, 20, 20, 3, 3, 35, 35}, {6, 6, 60, 60, 7, 7, 47, 47}})));
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
