#pragma once

#include "transformer_block.hpp"

namespace dl {

struct TransformerOptions {
  Index width = 32;
  Index blocks = 2;
  Index heads = 4;
  Index hidden = 64;  ///< units between the two dense layers of a block's feed-forward part
  Activation activation = Activation::relu;
};

/// Transformer blocks and a last norm, which pre-LN needs because no norm stands behind the sums of
/// the last block (Xiong and others 2020, section 3.2). x and y [batch · tokens, width].
class Transformer : public Layer {
 public:
  Transformer(const TransformerOptions& options, Rng& rng) : norm_(features(options.width)) {
    for (Index i = 0; i < options.blocks; ++i) {
      blocks_.emplace_back(options.width, options.heads, options.hidden, options.activation, rng);
    }
  }

  /// For all sequences that follow, which are as long as this: [tokens, tokens], see masks.hpp.
  void set_mask(const Matrix& mask) {
    for (auto& block : blocks_) block.attention.set_mask(mask);
  }

  const Matrix& forward_pass(const Matrix& x, Mode mode) override {
    const Matrix* y = &x;
    for (auto& block : blocks_) y = &block.forward(*y, mode);
    return norm_.forward(*y, mode);
  }

  const Matrix& backward(const Matrix& grad_y) override {
    const Matrix* grad = &norm_.backward(grad_y);
    for (std::size_t i = blocks_.size(); i-- > 0;) grad = &blocks_[i].backward(*grad);
    return *grad;
  }

  void parameter_gradients(const Matrix& grad_y) override { backward(grad_y); }

  const Matrix& input_gradient(const Matrix& grad_y) override { return backward(grad_y); }

  const std::vector<TransformerBlock>& blocks() const { return blocks_; }

 protected:
  Named<Layer> parts() override {
    Named<Layer> all;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      all.emplace_back(fmt::format("blocks.{}", i), &blocks_[i]);
    }
    all.emplace_back("norm", &norm_);
    return all;
  }

 private:
  std::vector<TransformerBlock> blocks_;
  LayerNorm norm_;
};

}  // namespace dl
