#pragma once

#include <cmath>

#include "common/rng.hpp"
#include "layer.hpp"
#include "solutions/04_mlp/dense.hpp"
#include "common/todo.hpp"

namespace dl {

/// Lesson 04's dense layer, y = x W + b, with its backward pass.
/// x [batch, in], W [in, out], b [1, out], y [batch, out].
class Dense : public Layer {
 public:
  Parameter weight;
  Parameter bias;

  /// Weights and biases uniform within ±1/√in, PyTorch's default (torch.nn.Linear). Lesson 10 has
  /// better ones.
  Dense(Index in, Index out, Rng& rng) : weight(Matrix(in, out)), bias(Matrix(1, out)) {
    const double bound = 1 / std::sqrt(static_cast<double>(in));
    for (auto* p : {&weight, &bias}) {
      for (real& value : p->value.reshaped()) value = static_cast<real>(rng.uniform(-bound, bound));
    }
  }

  const Matrix& forward_pass(const Matrix& x, Mode) override {
    x_ = &x;
    dense(x, weight.value, bias.value.row(0), y_);
    return y_;
  }

  /// dL/dW = xᵀ dL/dy, dL/db = the sum of dL/dy over the batch. Takes no memory from the heap: that
  /// would be a matrix of the weights' size in each step.
  void parameter_gradients(const Matrix& grad_y) override {
    // exercise 07.1: how far each weight is responsible
    todo("07.1");
  }

  /// dL/dx = dL/dy Wᵀ.
  const Matrix& input_gradient(const Matrix& grad_y) override {
    // exercise 07.2: pass the error back
    todo("07.2");
    return grad_x_;
  }

  /// The x of the last forward.
  const Matrix& input() const { return *x_; }

 protected:
  NamedParameters own_parameters() override { return {{"weight", &weight}, {"bias", &bias}}; }

 private:
  const Matrix* x_ = nullptr;
  Matrix y_;
  Matrix grad_x_;
};

}  // namespace dl
