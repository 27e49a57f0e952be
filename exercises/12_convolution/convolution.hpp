#pragma once

#include <cmath>

#include "common/rng.hpp"
#include "images.hpp"
#include "solutions/07_backpropagation/layer.hpp"
#include "unfold.hpp"

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
      // hint: y [O, H'·W'], weight.value [C·size², O], columns_ [C·size², H'·W']
      // hint: multiply_transposed_a(a, b, y) is y = aᵀ b
      // hint: bias.value.row(0).transpose() is one column; y.colwise() += ... adds it to each
      // solution begin
      multiply_transposed_a(weight.value, columns_, y);
      y.colwise() += bias.value.row(0).transpose();
      // solution end
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
      // hint: y = Wᵀ columns, as in a dense layer, with a place where that has a sample
      // hint: the samples add up: add_transposed_b(a, b, out) is out += a bᵀ
      // hint: a bias is added at every place: bias.gradient.row(0) += g.rowwise().sum().transpose()
      // solution begin
      add_transposed_b(columns_, g, weight.gradient);
      bias.gradient.row(0) += g.rowwise().sum().transpose();
      // solution end
    }
  }

  /// dL/dx: dL/dcolumns = W dL/dy, folded back to the pixels.
  const Matrix& input_gradient(const Matrix& grad_y) override {
    grad_x_.resize(grad_y.rows(), in_.size());
    for (Index n = 0; n < grad_y.rows(); ++n) {
      const ConstMatrixMap g = channels(grad_y, out_, n);  // dL/dy [O, H'·W'], in place
      // exercise 12.7: pass the error back to the pixels
      // hint: multiply(weight.value, g, columns_) makes dL/dcolumns of dL/dy
      // hint: unfold_.fold(columns_, grad_x_.row(n)) adds up what belongs to one pixel
      // solution begin
      multiply(weight.value, g, columns_);
      unfold_.fold(columns_, grad_x_.row(n));
      // solution end
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
