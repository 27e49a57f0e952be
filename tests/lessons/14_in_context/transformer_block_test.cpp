#include "transformer_block.hpp"

#include <vector>

#include "allocations_of_a_step.hpp"
#include "attention.hpp"
#include "comes_first.hpp"
#include "common/gradient_check.hpp"
#include "common/rng.hpp"
#include "given_masks.hpp"
#include "golden_parameters.hpp"
#include "layer_gradients.hpp"
#include "solutions/07_backpropagation/layer.hpp"
#include "tests/golden/14_in_context.hpp"
#include "tests/testing.hpp"
#include "tolerances.hpp"
#include "transformer.hpp"

namespace dl {
namespace {

#define GOLDEN_BLOCK(of)                                                  \
  {                                                                       \
    GOLDEN(of, "attention_norm.weight", attention_norm_weight),           \
        GOLDEN(of, "attention_norm.bias", attention_norm_bias),           \
        GOLDEN(of, "attention.query.weight", query_weight),               \
        GOLDEN(of, "attention.query.bias", query_bias),                   \
        GOLDEN(of, "attention.key.weight", key_weight),                   \
        GOLDEN(of, "attention.key.bias", key_bias),                       \
        GOLDEN(of, "attention.value.weight", value_weight),               \
        GOLDEN(of, "attention.value.bias", value_bias),                   \
        GOLDEN(of, "attention.output.weight", output_weight),             \
        GOLDEN(of, "attention.output.bias", output_bias),                 \
        GOLDEN(of, "feed_forward_norm.weight", feed_forward_norm_weight), \
        GOLDEN(of, "feed_forward_norm.bias", feed_forward_norm_bias),     \
        GOLDEN(of, "feed_forward.layers.0.weight", first_weight),         \
        GOLDEN(of, "feed_forward.layers.0.bias", first_bias),             \
        GOLDEN(of, "feed_forward.layers.2.weight", second_weight),        \
        GOLDEN(of, "feed_forward.layers.2.bias", second_bias),            \
  }

const std::vector<ParameterOf> of_relu = GOLDEN_BLOCK(relu);
const std::vector<ParameterOf> of_gelu = GOLDEN_BLOCK(gelu);

/// PyTorch's example: 3 sequences of 2 tokens of context and 3 queries, width 6, 2 heads, 7 units.
TransformerBlock block_of(Activation activation) {
  Rng rng(1);
  TransformerBlock block(6, 2, 7, activation, rng);
  set_parameters(block, activation == Activation::relu ? of_relu : of_gelu);
  block.attention.set_mask(queries_5);
  return block;
}

TEST_CASE("a transformer block adds what attention and the feed-forward part make of the tokens",
          "[14.8]") {
  auto block = block_of(Activation::relu);
  const Matrix x = rows(golden::relu_x);
  const Matrix y = block.forward(x, Mode::train);
  const auto attended = [&](const Matrix& in) -> Matrix {
    return block.attention.forward(in, Mode::train);
  };
  const auto normed = [&](const Matrix& in) -> Matrix {
    return block.attention_norm.forward(in, Mode::train);
  };
  const auto fed = [&](const Matrix& in) -> Matrix {
    return block.feed_forward.forward(in, Mode::train);
  };
  const auto normed_again = [&](const Matrix& in) -> Matrix {
    return block.feed_forward_norm.forward(in, Mode::train);
  };
  const Matrix h = x + attended(normed(x));
  LOOKS_LIKE(!near(h + fed(normed_again(h)), rows(golden::relu_y)),
             "exercise 14.6 comes first, and is not right");
  LOOKS_LIKE(near(y, x + fed(normed_again(h))),
             "the second sum begins with x: its way around begins with h");
  LOOKS_LIKE(near(y, h + fed(normed_again(x))), "the feed-forward part is given x instead of h");
  LOOKS_LIKE(near(y, h), "the feed-forward part is missing");
  const Matrix without = attended(normed(x));
  LOOKS_LIKE(near(y, without + fed(normed_again(without))), "the first way around is missing");
  LOOKS_LIKE(near(y, fed(normed_again(h))), "the second way around is missing");
  LOOKS_LIKE(near(y, fed(normed_again(without))), "the ways around are missing");
  LOOKS_LIKE(near(y, h + fed(h)), "the second norm is missing");
  const Matrix raw = x + attended(x);
  LOOKS_LIKE(near(y, raw + fed(raw)), "the norms are missing");
  LOOKS_LIKE(near(y, raw + fed(normed_again(raw))), "the first norm is missing");
  const Matrix behind = normed(raw);
  LOOKS_LIKE(near(y, normed_again(behind + fed(behind))),
             "the norms stand behind the sums (post-LN): here each stands before its part");
  const Matrix of_normed = normed(x) + attended(normed(x));
  LOOKS_LIKE(near(y, of_normed + fed(normed_again(of_normed))) ||
                 near(y, normed_again(of_normed) + fed(normed_again(of_normed))),
             "what goes around is x itself, not its norm");
  LOOKS_LIKE(near(y, h + fed(normed(h))), "the first norm stands before both parts");
  CHECK_THAT(y, EqualsMatrix(rows(golden::relu_y), agreement));
}

TEST_CASE("a block with GELU agrees with PyTorch, and one size follows another", "[14.8]") {
  auto block = block_of(Activation::gelu);
  const Matrix x = rows(golden::gelu_x);
  CHECK_THAT(block.forward(x, Mode::eval), EqualsMatrix(rows(golden::gelu_y), agreement));
  block.attention.set_mask(causal_3);
  block.forward(x.topRows(6), Mode::train);
  block.attention.set_mask(queries_5);
  CHECK_THAT(block.forward(x.topRows(5), Mode::train),
             EqualsMatrix(rows(golden::gelu_y).topRows(5), agreement));
}

TEST_CASE("a query's answer depends on the context and not on the other queries", "[14.8]") {
  Rng rng(3);
  Transformer transformer({6, 2, 3, 7}, rng);
  transformer.set_mask(queries_5);
  Matrix x = random_matrix(5, 6, rng);
  const Matrix before = transformer.forward(x, Mode::eval);
  x.row(3) = random_matrix(1, 6, rng);  // the second query
  const Matrix other_query = transformer.forward(x, Mode::eval);
  CHECK_THAT(other_query.topRows(3), EqualsMatrix(before.topRows(3), 0));
  CHECK_THAT(other_query.row(4), EqualsMatrix(before.row(4), 0));
  CHECK((other_query.row(3) - before.row(3)).norm() > 0.01);
  x.row(1) = random_matrix(1, 6, rng);  // of the context
  const Matrix other_context = transformer.forward(x, Mode::eval);
  CHECK((other_context.row(4) - before.row(4)).norm() > 0.01);
}

TEST_CASE("a transformer ends with a norm", "[14.8]") {
  Rng rng(3);
  Transformer transformer({6, 2, 3, 7}, rng);
  transformer.set_mask(causal_3);
  const Matrix y = transformer.forward(random_matrix(6, 6, rng), Mode::eval);
  CHECK_THAT(y.rowwise().mean(), EqualsMatrix(Matrix::Zero(6, 1)));
  CHECK_THAT(y.rowwise().squaredNorm() / 6, EqualsMatrix(Matrix::Ones(6, 1), 0.01));
  CHECK(transformer.named_parameters().size() == 2 * 16 + 2);
  CHECK(transformer.named_parameters()[18].first == "blocks.1.attention.query.weight");
  CHECK(transformer.named_parameters().back().first == "norm.bias");
  CHECK(parameter_count(transformer) ==
        2 * (4 * (6 * 6 + 6) + (6 * 7 + 7) + (7 * 6 + 6) + 2 * 12) + 12);
}

TEST_CASE("the error goes around and through both parts of a block", "[14.9]") {
  auto block = block_of(Activation::relu);
  const Matrix y = block.forward(rows(golden::relu_x), Mode::train);
  LOOKS_LIKE(!near(y, rows(golden::relu_y)), "exercise 14.8 comes first, and is not right");
  NEEDS_ATTENTION_BACKWARD();
  const Matrix grad_y = rows(golden::relu_grad_y);
  const Matrix grad_x = block.backward(grad_y);
  const auto second = [&](const Matrix& grad) -> Matrix {
    return block.feed_forward_norm.backward(block.feed_forward.backward(grad));
  };
  const auto first = [&](const Matrix& grad) -> Matrix {
    return block.attention_norm.backward(block.attention.backward(grad));
  };
  const Matrix grad_h = grad_y + second(grad_y);
  LOOKS_LIKE(!near(grad_h + first(grad_h), rows(golden::relu_grad_x)),
             "exercise 14.7 comes first, and is not right");
  LOOKS_LIKE(near(grad_x, first(second(grad_y))), "the ways around are missing");
  LOOKS_LIKE(near(grad_x, first(grad_h)), "the first way around is missing");
  LOOKS_LIKE(near(grad_x, second(grad_y) + first(second(grad_y))),
             "the second way around is missing");
  LOOKS_LIKE(near(grad_x, grad_y + first(grad_h)), "around the first part goes dL/dh, not dL/dy");
  LOOKS_LIKE(near(grad_x, grad_h + first(grad_y)), "through the first part goes dL/dh, not dL/dy");
  const Matrix grad_of_first = grad_y + first(grad_y);
  LOOKS_LIKE(near(grad_x, grad_of_first + second(grad_of_first)),
             "the first part is gone back through before the second");
  CHECK_THAT(grad_x, EqualsMatrix(rows(golden::relu_grad_x), agreement));
}

TEST_CASE("every parameter of a block gets its gradient, as in PyTorch", "[14.9]") {
  auto relu = block_of(Activation::relu);
  relu.forward(rows(golden::relu_x), Mode::train);
  relu.backward(rows(golden::relu_grad_y));
  gradients_agree(relu, of_relu);

  auto gelu = block_of(Activation::gelu);
  gelu.forward(random(5, 6, 4), Mode::train);
  gelu.backward(Matrix::Constant(5, 6, 0.5));
  gelu.forward(rows(golden::gelu_x), Mode::train);
  CHECK_THAT(gelu.backward(rows(golden::gelu_grad_y)),
             EqualsMatrix(rows(golden::gelu_grad_x), agreement));
  gradients_agree(gelu, of_gelu);
}

TEST_CASE("a transformer's gradients agree with central differences", "[14.9]") {
  Rng rng(5);
  Transformer transformer({4, 2, 2, 5, Activation::gelu}, rng);
  for (const Matrix& mask : {queries_5, causal_3}) {
    transformer.set_mask(mask);
    CHECK(gradient_error(transformer, random_matrix(2 * mask.rows(), 4, rng), rng) < check);
  }
}

TEST_CASE("a step of a transformer takes no memory once the size is known", "[14.9]") {
  Rng rng(6);
  Transformer transformer({6, 2, 3, 7}, rng);
  transformer.set_mask(causal_3);
  transformer.forward(random_matrix(9, 6, rng), Mode::train);
  transformer.set_mask(queries_5);
  CHECK_NO_ALLOCATIONS(allocations_of_a_step(transformer, random_matrix(15, 6, rng)));
}

}  // namespace
}  // namespace dl
