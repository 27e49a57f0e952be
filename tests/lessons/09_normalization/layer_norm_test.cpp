#include "layer_norm.hpp"

#include "agrees_with_pytorch.hpp"
#include "common/dataset.hpp"
#include "common/gradient_check.hpp"
#include "common/rng.hpp"
#include "gradient_error.hpp"
#include "group_norm.hpp"
#include "normalization.hpp"
#include "open.hpp"
#include "solutions/07_backpropagation/layer.hpp"
#include "tests/golden/09_normalization.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

TEST_CASE("layer norm makes one set of a sample", "[09.8]") {
  const ImageShape shape{4, 1, 2};
  const Index sets = LayerNorm::groups_of(shape);
  LOOKS_LIKE(sets == 4, "each channel is a set: that is the other end, instance norm");
  LOOKS_LIKE(sets == 2, "a channel's pixels are counted, not a sample's sets");
  LOOKS_LIKE(sets == 8, "each value is a set: it would be its own mean");
  REQUIRE(sets == 1);
  Open<LayerNorm> norm(shape);
  const Matrix means =
      norm.averaged(rows({{1, 3, 10, 30, 2, 4, 20, 50}, {5, 7, 50, 70, 6, 8, 40, 54}}));
  CHECK_THAT(means.row(0), EqualsMatrix(RowVector::Constant(8, 15)));
  CHECK_THAT(means.row(1), EqualsMatrix(RowVector::Constant(8, 30)));
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

}  // namespace
}  // namespace dl
