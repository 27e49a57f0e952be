#pragma once

#include <stdexcept>

#include <fmt/format.h>

#include "attention.hpp"
#include "solutions/07_backpropagation/dense_layer.hpp"
#include "common/todo.hpp"

namespace dl {

/// A matrix of tokens, [batch · tokens, width], seen as sequences and heads: the sequences lie one
/// below the other, the heads beside one another.
struct Heads {
  Index tokens;  ///< of a sequence
  Index size;    ///< columns of a head: width / heads

  /// The rows of one sequence and the columns of one head, [tokens, size], in place.
  template <typename M>
  Eigen::Block<M> part(M& all, Index sequence, Index head) const {
    // exercise 14.5: the part of one sequence and one head
    todo("14.5");
  }
};

/// Multi-head attention (Vaswani and others 2017, section 3.2.2; PyTorch: MultiheadAttention): each
/// head attends in a way of its own, with its own columns of the queries, keys and values.
///   q = query(x), k = key(x), v = value(x);   each head's y = attention(q, k, v);   output(y)
/// x and output [batch · tokens, width]; the mask says how many tokens make a sequence.
class MultiHeadAttention : public Layer {
 public:
  Dense query, key, value;  ///< from width to width: the heads' own stand side by side
  Dense output;             ///< mixes what the heads found

  /// Throws std::invalid_argument unless the width falls into equal heads.
  MultiHeadAttention(Index width, Index heads, Rng& rng)
      : query(width, width, rng),
        key(width, width, rng),
        value(width, width, rng),
        output(width, width, rng),
        count_(heads) {
    if (heads < 1 || width % heads != 0) {
      throw std::invalid_argument(
          fmt::format("a width of {} does not fall into {} equal heads", width, heads));
    }
    heads_.size = width / heads;
  }

  /// For all sequences that follow, which are as long as this: [tokens, tokens], see masks.hpp.
  /// Throws std::invalid_argument when it is not square or a token does not see itself.
  void set_mask(const Matrix& mask) {
    if (mask.rows() != mask.cols() || mask.size() == 0 || !(mask.diagonal().array() == 0).all()) {
      throw std::invalid_argument("a mask is square, and every token sees itself");
    }
    mask_ = mask;
    heads_.tokens = mask.rows();
  }

  /// Throws std::invalid_argument unless x is whole sequences.
  const Matrix& forward_pass(const Matrix& x, Mode mode) override {
    require_sequences(x);
    q_ = &query.forward(x, mode);
    k_ = &key.forward(x, mode);
    v_ = &value.forward(x, mode);
    answers_.resize(x.rows(), x.cols());
    weights_.resize(static_cast<std::size_t>(sequences_ * count_));
    // exercise 14.6: every head of every sequence attends by itself
    todo("14.6");
    return output.forward(answers_, mode);
  }

  /// x went three ways, to queries, keys and values: what comes back along them adds up.
  const Matrix& backward(const Matrix& grad_y) override {
    const Matrix& grad_answers = output.backward(grad_y);
    for (auto* m : {&grad_q_, &grad_k_, &grad_v_}) m->resize(grad_y.rows(), grad_y.cols());
    // exercise 14.7: back through the heads, and along three ways to x
    todo("14.7");
    return grad_x_;
  }

  void parameter_gradients(const Matrix& grad_y) override { backward(grad_y); }

  const Matrix& input_gradient(const Matrix& grad_y) override { return backward(grad_y); }

  /// Who looked at whom in the last forward, [tokens, tokens]: row i is what token i looked at, and
  /// adds up to 1. For a picture.
  const Matrix& weights(Index sequence, Index head) const {
    return weights_.at(static_cast<std::size_t>(sequence * count_ + head));
  }

  Index heads() const { return count_; }

 protected:
  Named<Layer> parts() override {
    return {{"query", &query}, {"key", &key}, {"value", &value}, {"output", &output}};
  }

 private:
  Matrix& weights_of(Index sequence, Index head) {
    return weights_[static_cast<std::size_t>(sequence * count_ + head)];
  }

  void require_sequences(const Matrix& x) {
    if (mask_.size() == 0) throw std::invalid_argument("attention needs a mask: call set_mask");
    if (x.rows() % heads_.tokens != 0) {
      throw std::invalid_argument(
          fmt::format("{} rows are no sequences of {} tokens", x.rows(), heads_.tokens));
    }
    sequences_ = x.rows() / heads_.tokens;
  }

  Index count_;
  Heads heads_ = {0, 0};
  Matrix mask_;
  Index sequences_ = 0;
  const Matrix* q_ = nullptr;  ///< as k_, v_ and answers_ [batch · tokens, width]
  const Matrix* k_ = nullptr;
  const Matrix* v_ = nullptr;
  std::vector<Matrix> weights_;  ///< of each head of each sequence
  Matrix answers_, grad_q_, grad_k_, grad_v_, grad_s_, grad_x_;
};

}  // namespace dl
