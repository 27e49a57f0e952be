#pragma once

#include <cmath>

#include "common/rng.hpp"
#include "images.hpp"
#include "solutions/07_backpropagation/layer.hpp"
#include "unfold.hpp"
#include "common/todo.hpp"

namespace dl {

/// Two-dimensional convolution (LeCun and others 1998, section II.A; PyTorch: Conv2d): the weights
/// of a window are the same at each of its places. By unfolding, one matrix product a sample:
///   y = Wᵀ · columns + b   for each of the H'·W' columns
/// x [batch, C·H·W], W [C·size², O], b [1, O], y [batch, O·H'·W']; PyTorch stores W as
/// [O, C, size, size].
class Convolution : public Layer {
 public:
  Parameter weight;
  Parameter bias;

  /// Weights and biases uniform within ±1/√(C·size²), PyTorch's default (torch.nn.Conv2d). Lesson
  /// 10 has better ones. Throws std::invalid_argument when the window does not fit.
  Convolution(ImageShape in, Index channels, Rng& rng, Window window = {})
      : weight(Matrix(in.channels * window.size * window.size, channels)),
        bias(Matrix(1, channels)),
        in_(in),
        out_(dl::output_shape(in, channels, window)),
        unfold_(in, window) {
    const double bound = 1 / std::sqrt(static_cast<double>(weight.value.rows()));
    for (auto* p : {&weight, &bias}) {
      for (real& value : p->value.reshaped()) value = static_cast<real>(rng.uniform(-bound, bound));
    }
  }

  const ImageShape& input_shape() const { return in_; }
  const ImageShape& output_shape() const { return out_; }

  const Matrix& forward_pass(const Matrix& x, Mode) override {
    require_images(x, in_);
    x_ = &x;
    y_.resize(x.rows(), out_.size());
    for (Index n = 0; n < x.rows(); ++n) {
      unfold_.unfold(x.row(n), columns_);
      MatrixMap y = channels(y_, out_, n);  // [O, H'·W'], in place
      // exercise 12.4: one product for all places
      todo("12.4");
    }
    return y_;
  }

  /// dL/dW = Σ columns · (dL/dy)ᵀ over the samples; dL/db = Σ dL/dy over samples and places: a
  /// weight is responsible at every place where it was used.
  void parameter_gradients(const Matrix& grad_y) override {
    weight.gradient.setZero(weight.value.rows(), weight.value.cols());
    bias.gradient.setZero(1, bias.value.cols());
    for (Index n = 0; n < grad_y.rows(); ++n) {
      unfold_.unfold(x_->row(n), columns_);
      const ConstMatrixMap g = channels(grad_y, out_, n);  // dL/dy [O, H'·W'], in place
      // exercise 12.5: what shared weights are responsible for
      todo("12.5");
    }
  }

  /// dL/dx: dL/dcolumns = W dL/dy, folded back to the pixels.
  const Matrix& input_gradient(const Matrix& grad_y) override {
    grad_x_.resize(grad_y.rows(), in_.size());
    for (Index n = 0; n < grad_y.rows(); ++n) {
      const ConstMatrixMap g = channels(grad_y, out_, n);  // dL/dy [O, H'·W'], in place
      // exercise 12.7: pass the error back to the pixels
      todo("12.7");
    }
    return grad_x_;
  }

 protected:
  NamedParameters own_parameters() override { return {{"weight", &weight}, {"bias", &bias}}; }

 private:
  ImageShape in_, out_;
  Unfold unfold_;
  const Matrix* x_ = nullptr;
  Matrix columns_;  ///< of one sample
  Matrix y_;
  Matrix grad_x_;
};

}  // namespace dl
