#pragma once

#include "normalization.hpp"
#include "common/todo.hpp"

namespace dl {

struct BatchNormOptions {
  double momentum = 0.1;  ///< how far the running statistics move towards those of a batch
  double epsilon = 1e-5;
  bool affine = true;
};

/// Batch normalization (Ioffe and Szegedy 2015, algorithms 1 and 2, section 3.2; PyTorch:
/// BatchNorm1d, BatchNorm2d): a set is one channel, over all samples of the batch and all pixels.
/// In Mode::eval there is no batch to speak of: the running statistics of the training stand in.
class BatchNorm : public Normalization {
 public:
  Matrix running_mean;      ///< [1, C], 0 in the beginning
  Matrix running_variance;  ///< [1, C], 1 in the beginning

  explicit BatchNorm(ImageShape shape, BatchNormOptions options = {})
      : Normalization(shape, options.epsilon),
        running_mean(Matrix::Zero(1, shape.channels)),
        running_variance(Matrix::Ones(1, shape.channels)),
        momentum_(static_cast<real>(options.momentum)),
        pixels_(shape.height * shape.width) {
    if (options.affine) affine_.emplace(shape.channels, pixels_);
  }

 protected:
  NamedMatrices own_buffers() override {
    return {{"running_mean", &running_mean}, {"running_var", &running_variance}};
  }

  void average(const Matrix& x, Matrix& means) override {
    // exercise 09.5: what batch norm averages over
    todo("09.5");
  }

  /// Throws std::invalid_argument when there is one value per channel to train with: it would be
  /// its own mean, and nothing of it would be left.
  void statistics(const Matrix& x, Mode mode) override {
    statistics_are_given_ = mode == Mode::eval;
    if (statistics_are_given_) {
      spread_channels(running_mean.row(0), pixels_, row_);
      mean_.rowwise() = row_;
      spread_channels(running_variance.row(0), pixels_, row_);
      variance_.rowwise() = row_;
      return;
    }
    const Index count = x.rows() * pixels_;
    if (count < 2) throw std::invalid_argument("batch norm cannot train on one value per channel");
    Normalization::statistics(x, mode);
    for (Index c = 0; c < shape_.channels; ++c) {
      // Every pixel of a channel has the same.
      follow(c, mean_(0, c * pixels_), variance_(0, c * pixels_), static_cast<real>(count));
    }
  }

 private:
  /// Moves the running statistics of channel c towards those of a batch with `count` values:
  ///   running = (1 - momentum) · running + momentum · (that of the batch)
  /// The variance is kept for samples the training has not seen. Distances from a mean that the
  /// values chose themselves are too short for that: their squares are divided by count - 1, not by
  /// count (algorithm 2, step 10).
  void follow(Index c, real mean, real variance, real count) {
    // exercise 09.6: what training leaves for later
    todo("09.6");
  }

  real momentum_;
  Index pixels_;
  RowVector row_;    ///< [1, C·H·W]
  Matrix channels_;  ///< [1, C]
};

}  // namespace dl
