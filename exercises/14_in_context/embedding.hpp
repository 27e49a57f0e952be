#pragma once

#include <cmath>
#include <stdexcept>

#include <fmt/format.h>

#include "common/rng.hpp"
#include "solutions/07_backpropagation/layer.hpp"
#include "common/todo.hpp"

namespace dl {

/// A table with one row of numbers for each kind of token, which are learned as all weights are
/// (PyTorch: Embedding). y [tokens, width]: row i is the table's row for token i. Tokens are whole
/// numbers, 0 to count - 1, as a list or, where the embedding is the first layer of a network, as a
/// matrix [tokens, 1].
class Embedding : public Layer {
 public:
  Parameter weight;  ///< [count, width]

  /// Normal, mean 0, PyTorch's default standard deviation 1.
  Embedding(Index count, Index width, Rng& rng, double standard_deviation = 1)
      : weight(random_matrix(count, width, rng, 0, standard_deviation)) {}

  using Layer::forward;
  /// Throws std::invalid_argument when a token has no row.
  const Matrix& forward(const Labels& tokens, Mode) {
    for (const int token : tokens) {
      if (token < 0 || token >= weight.value.rows()) throw_no_row(token);
    }
    tokens_ = tokens;
    return look_up();
  }

  /// Throws std::invalid_argument when a token has no row, or x more than one column.
  const Matrix& forward_pass(const Matrix& x, Mode) override {
    if (x.cols() != 1) throw std::invalid_argument("expected one token in each row");
    for (const real token : x.reshaped()) {
      const bool whole = token == std::floor(token);
      if (!whole || token < 0 || token >= static_cast<real>(weight.value.rows())) {
        throw_no_row(token);
      }
    }
    tokens_.assign(x.data(), x.data() + x.size());
    return look_up();
  }

  /// dL/dweight: row t is the sum of dL/dy over all places where token t stands, and 0 when it
  /// stands nowhere.
  void parameter_gradients(const Matrix& grad_y) override {
    // exercise 14.10: a token answers for every place where it stands
    todo("14.10");
  }

  /// Throws std::logic_error: a token is no quantity that could be a little larger.
  const Matrix& input_gradient(const Matrix&) override {
    throw std::logic_error("there is no gradient for the number of a token");
  }

 protected:
  NamedParameters own_parameters() override { return {{"weight", &weight}}; }

 private:
  template <typename Number>
  [[noreturn]] void throw_no_row(Number token) const {
    throw std::invalid_argument(
        fmt::format("token {} is none of 0 to {}", token, weight.value.rows() - 1));
  }

  const Matrix& look_up() {
    y_.resize(static_cast<Index>(tokens_.size()), weight.value.cols());
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      y_.row(static_cast<Index>(i)) = weight.value.row(tokens_[i]);
    }
    return y_;
  }

  Labels tokens_;
  Matrix y_;
};

}  // namespace dl
