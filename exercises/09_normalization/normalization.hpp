#pragma once

#include <optional>
#include <stdexcept>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "scale_and_shift.hpp"
#include "common/todo.hpp"

namespace dl {

/// The shape of a sample that is no image: C features.
inline ImageShape features(Index count) { return {count, 1, 1}; }

/// What batch, layer, instance and group normalization have in common (Wu and He 2018, equations 1,
/// 2 and 6). The entries of x fall into sets, and each set gets mean 0 and variance 1:
///   x_hat = (x - mean) / √(variance + epsilon),   y = gamma · x_hat + beta
/// The four differ in one thing, what makes a set: average(). x and y [batch, C·H·W].
class Normalization : public Layer {
 public:
  const Matrix& forward_pass(const Matrix& x, Mode mode) override {
    require_shape(x);
    for (auto* m : {&mean_, &variance_, &squares_, &inverse_deviation_, &x_hat_}) {
      m->resize(x.rows(), x.cols());
    }
    statistics(x, mode);
    // exercise 09.2: mean 0, variance 1
    todo("09.2");
    return affine_ ? affine_->forward(x_hat_, mode) : x_hat_;
  }

  void parameter_gradients(const Matrix& grad_y) override {
    if (affine_) affine_->parameter_gradients(grad_y);
  }

  /// Of x_hat = (x - mean) / √(variance + epsilon) mean and variance depend on x too (Ioffe and
  /// Szegedy 2015, section 3, the gradients put into one another). With g = dL/dx_hat.
  const Matrix& input_gradient(const Matrix& grad_y) override {
    const Matrix& g = affine_ ? affine_->input_gradient(grad_y) : grad_y;
    for (auto* m : {&product_, &mean_g_, &mean_product_, &grad_x_}) m->resize(g.rows(), g.cols());
    if (statistics_are_given_) {
      grad_x_ = g.cwiseProduct(inverse_deviation_);
      return grad_x_;
    }
    // exercise 09.3: back through mean and variance
    todo("09.3");
    return grad_x_;
  }

  /// gamma and beta. Throws std::bad_optional_access when there are none.
  ScaleAndShift& affine() { return affine_.value(); }

 protected:
  Normalization(ImageShape shape, double epsilon)
      : shape_(shape), epsilon_(static_cast<real>(epsilon)) {}

  /// Without a name of its own: gamma and beta are the normalization's weight and bias, as in
  /// PyTorch.
  Named<Layer> parts() override {
    return affine_ ? Named<Layer>{{"", &*affine_}} : Named<Layer>{};
  }

  /// Every entry of `means` becomes the mean of x over the set it belongs to. Both [batch, C·H·W];
  /// `means` has its size already and is not x.
  virtual void average(const Matrix& x, Matrix& means) = 0;

  /// Writes mean_ and variance_, one entry for each of x. The variance is the mean of the squared
  /// distances from the mean: divided by the size of the set, not by one less.
  virtual void statistics(const Matrix& x, Mode) {
    // exercise 09.1: mean and variance of every set
    todo("09.1");
  }

  ImageShape shape_;
  real epsilon_;
  std::optional<ScaleAndShift> affine_;
  bool statistics_are_given_ = false;  ///< and do not depend on x
  Matrix mean_, variance_, squares_;   ///< as all that follows [batch, C·H·W]
  Matrix inverse_deviation_, x_hat_;
  Matrix product_, mean_g_, mean_product_, grad_x_;

 private:
  void require_shape(const Matrix& x) const {
    if (x.cols() == shape_.size()) return;
    throw std::invalid_argument(fmt::format("expected samples of [{}, {}, {}], got rows of {}",
                                            shape_.channels, shape_.height, shape_.width,
                                            x.cols()));
  }
};

}  // namespace dl
