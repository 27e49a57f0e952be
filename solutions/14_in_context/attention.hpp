#pragma once

#include <cmath>

#include "solutions/04_mlp/softmax.hpp"

namespace dl {

/// A part of a matrix that stays where it is: the rows of one sequence, the columns of one head.
using Part = Eigen::Ref<Matrix>;
using ConstPart = Eigen::Ref<const Matrix>;

/// Scores to weights: softmax(scores + mask), row by row and in place, exactly 0 where the mask
/// hides. Both [tokens, tokens].
inline void masked_softmax(const Matrix& mask, Matrix& scores) {
  scores += mask;
  softmax(scores, scores);
  // Eigen's exp ends at 4e-39 in float: too little to matter, but slow to calculate with.
  scores = (mask.array() == 0).select(scores, real(0));
}

/// Scaled dot-product attention (Vaswani and others 2017, equation 1; PyTorch:
/// scaled_dot_product_attention). Each token asks with its query, every token answers with its key,
/// and the better they match, the more of that token's value goes into the answer:
///   weights = softmax(q kᵀ / √d + mask),   y = weights v
/// The scale keeps the scores of long vectors from growing with √d.
/// q, k, v, y [tokens, d], mask and weights [tokens, tokens]; each row of weights adds up to 1, or
/// is 0 where the mask hides everything.
inline void attention(const ConstPart& q, const ConstPart& k, const ConstPart& v,
                      const Matrix& mask, Matrix& weights, Part y) {
  const real scale = 1 / std::sqrt(static_cast<real>(q.cols()));
  weights.resize(q.rows(), k.rows());
  // exercise 14.3: each token gathers what it looks for
  // hint: score (i, j) is the dot product of row i of q and row j of k: q * k.transpose()
  // hint: weights.noalias() = ...; weights *= scale; masked_softmax(mask, weights) makes them weights
  // hint: row i of y is the mean of v's rows, weighted by row i of weights
  // hint: y.noalias() = weights * v
  // solution begin
  weights.noalias() = q * k.transpose();
  weights *= scale;
  masked_softmax(mask, weights);
  y.noalias() = weights * v;
  // solution end
}

/// The way back: given dL/dy and the weights of the forward pass, writes dL/dq, dL/dk and dL/dv.
/// With s = q kᵀ / √d + mask, whose gradient `grad_s` [tokens, tokens] is left there, too:
///   dL/dweights = dL/dy vᵀ                       dL/dv = weightsᵀ dL/dy
///   dL/ds = weights · (dL/dweights - the sum of dL/dweights · weights over the row)
///   dL/dq = dL/ds k / √d                         dL/dk = dL/dsᵀ q / √d
/// The middle line is softmax's own (lesson 07, exercise 07.4). All shapes as in attention().
inline void attention_backward(const ConstPart& q, const ConstPart& k, const ConstPart& v,
                               const Matrix& weights, const ConstPart& grad_y, Matrix& grad_s,
                               Part grad_q, Part grad_k, Part grad_v) {
  const real scale = 1 / std::sqrt(static_cast<real>(q.cols()));
  grad_s.resize(weights.rows(), weights.cols());
  // exercise 14.4: what the answers owe to queries, keys and values
  // hint: the products as the formulas have them, each by ....noalias() = ...
  // hint: let grad_s hold dL/dweights first; then go row by row, as in exercise 07.4
  // hint: the sum of the row is grad_s.row(i).dot(weights.row(i)); dL/ds = 0 where weights = 0
  // solution begin
  grad_v.noalias() = weights.transpose() * grad_y;
  grad_s.noalias() = grad_y * v.transpose();
  for (Index i = 0; i < grad_s.rows(); ++i) {
    const real mean = grad_s.row(i).dot(weights.row(i));
    grad_s.row(i) = weights.row(i).array() * (grad_s.row(i).array() - mean);
  }
  grad_q.noalias() = grad_s * k;
  grad_k.noalias() = grad_s.transpose() * q;
  grad_q *= scale;
  grad_k *= scale;
  // solution end
}

}  // namespace dl
