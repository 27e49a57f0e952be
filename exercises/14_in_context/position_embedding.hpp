#pragma once

#include <stdexcept>

#include <fmt/format.h>

#include "common/rng.hpp"
#include "solutions/07_backpropagation/layer.hpp"

namespace dl {

/// Attention does not know which token stands where: this adds to each token a learned row for its
/// place in the sequence (Vaswani and others 2017, section 3.5; learned as in GPT: Radford and
/// others 2018). x and y [batch · tokens, width].
class PositionEmbedding : public Layer {
 public:
  Parameter weight;  ///< [places, width], one row for each place a sequence may have

  PositionEmbedding(Index places, Index width, Rng& rng, double standard_deviation = 1)
      : weight(random_matrix(places, width, rng, 0, standard_deviation)), tokens_(places) {}

  /// For all sequences that follow; in the beginning they fill all places. Throws
  /// std::invalid_argument when there are fewer places than that.
  void set_tokens(Index tokens) {
    if (tokens < 1 || tokens > weight.value.rows()) {
      throw std::invalid_argument(
          fmt::format("{} tokens have no place among {}", tokens, weight.value.rows()));
    }
    tokens_ = tokens;
  }

  /// Throws std::invalid_argument unless x is whole sequences.
  const Matrix& forward_pass(const Matrix& x, Mode) override {
    if (x.rows() % tokens_ != 0) {
      throw std::invalid_argument(
          fmt::format("{} rows are no sequences of {} tokens", x.rows(), tokens_));
    }
    y_ = x;
    for (Index first = 0; first < x.rows(); first += tokens_) {
      y_.middleRows(first, tokens_) += weight.value.topRows(tokens_);
    }
    return y_;
  }

  /// A place answers for all sequences; a place that no sequence reached gets 0.
  void parameter_gradients(const Matrix& grad_y) override {
    weight.gradient.setZero();
    for (Index first = 0; first < grad_y.rows(); first += tokens_) {
      weight.gradient.topRows(tokens_) += grad_y.middleRows(first, tokens_);
    }
  }

  const Matrix& input_gradient(const Matrix& grad_y) override { return grad_y; }

 protected:
  NamedParameters own_parameters() override { return {{"weight", &weight}}; }

 private:
  Index tokens_;
  Matrix y_;
};

}  // namespace dl
