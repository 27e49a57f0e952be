#pragma once

#include "batches.hpp"
#include "cross_entropy.hpp"
#include "linear_model.hpp"
#include "squared_error.hpp"

namespace dl {

/// What descend() goes down on: the loss over a batch, with its gradient in the parameters.
/// Neither copies the samples, which must outlive it.

/// Mean squared error of a linear model. x [n, inputs], y [n, outputs].
class LinearRegression {
 public:
  LinearRegression(LinearModel& model, const Matrix& x, const Matrix& y)
      : model_(model), x_(x), y_(y) {}

  double gradient(Batch batch) {
    gather(x_, batch, x_batch_);
    gather(y_, batch, y_batch_);
    model_.forward(x_batch_, y_hat_);
    const double loss = squared_error(y_hat_, y_batch_, grad_);
    model_.backward(x_batch_, grad_);
    return loss;
  }

 private:
  LinearModel& model_;
  const Matrix& x_;
  const Matrix& y_;
  Matrix x_batch_, y_batch_, y_hat_, grad_;
};

/// Mean cross entropy of a linear model's logits. x [n, inputs], y [n].
class SoftmaxRegression {
 public:
  SoftmaxRegression(LinearModel& model, const Matrix& x, const Labels& y)
      : model_(model), x_(x), y_(y) {}

  double gradient(Batch batch) {
    gather(x_, batch, x_batch_);
    gather(y_, batch, y_batch_);
    model_.forward(x_batch_, logits_);
    const double loss = cross_entropy(logits_, y_batch_, grad_);
    model_.backward(x_batch_, grad_);
    return loss;
  }

 private:
  LinearModel& model_;
  const Matrix& x_;
  const Labels& y_;
  Matrix x_batch_, logits_, grad_;
  Labels y_batch_;
};

}  // namespace dl
