#pragma once

#include "multi_head_attention.hpp"
#include "solutions/07_backpropagation/activation_layer.hpp"
#include "solutions/07_backpropagation/sequential.hpp"
#include "solutions/09_normalization/layer_norm.hpp"
#include "common/todo.hpp"

namespace dl {

/// A transformer block whose norms stand before its parts, inside the residual paths (pre-LN: Xiong
/// and others 2020, figure 1b; PyTorch: TransformerEncoderLayer(norm_first=True)). First the tokens
/// look at one another, then each is worked on by itself:
///   h = x + attention(attention_norm(x)),   y = h + feed_forward(feed_forward_norm(h))
/// x, h and y [batch · tokens, width].
class TransformerBlock : public Layer {
 public:
  LayerNorm attention_norm;
  MultiHeadAttention attention;
  LayerNorm feed_forward_norm;
  Sequential feed_forward;  ///< dense, activation, dense: width to hidden and back

  TransformerBlock(Index width, Index heads, Index hidden, Activation activation, Rng& rng)
      : attention_norm(features(width)),
        attention(width, heads, rng),
        feed_forward_norm(features(width)) {
    feed_forward.add<Dense>(width, hidden, rng);
    feed_forward.add<ActivationLayer>(activation);
    feed_forward.add<Dense>(hidden, width, rng);
  }

  const Matrix& forward_pass(const Matrix& x, Mode mode) override {
    // exercise 14.8: a transformer block
    todo("14.8");
    return y_;
  }

  /// Two forks in a row, the second first: at each the error goes around and through.
  const Matrix& backward(const Matrix& grad_y) override {
    // exercise 14.9: back through a transformer block
    todo("14.9");
    return grad_x_;
  }

  void parameter_gradients(const Matrix& grad_y) override { backward(grad_y); }

  const Matrix& input_gradient(const Matrix& grad_y) override { return backward(grad_y); }

 protected:
  Named<Layer> parts() override {
    return {{"attention_norm", &attention_norm},
            {"attention", &attention},
            {"feed_forward_norm", &feed_forward_norm},
            {"feed_forward", &feed_forward}};
  }

 private:
  Matrix h_, y_, grad_h_, grad_x_;
};

}  // namespace dl
