#pragma once

#include "normalization.hpp"
#include "common/todo.hpp"

namespace dl {

struct NormOptions {
  double epsilon = 1e-5;
  bool affine = true;
};

/// Group normalization (Wu and He 2018, equation 7; PyTorch: GroupNorm): a set is one group of
/// neighbouring channels of one sample. No sample takes note of another, so training and inference
/// are the same.
class GroupNorm : public Normalization {
 public:
  /// Throws std::invalid_argument unless the channels fall into `groups` equal groups of at least
  /// two values.
  GroupNorm(Index groups, ImageShape shape, NormOptions options = {})
      : Normalization(shape, options.epsilon), groups_(groups) {
    if (groups < 1 || shape.channels % groups != 0) {
      throw std::invalid_argument(
          fmt::format("{} channels do not fall into {} equal groups", shape.channels, groups));
    }
    if (shape.size() / groups < 2) {
      throw std::invalid_argument("a group of one value would be its own mean, with nothing left");
    }
    if (options.affine) affine_.emplace(shape.channels, shape.height * shape.width);
  }

 protected:
  void average(const Matrix& x, Matrix& means) override {
    const Index size = x.cols() / groups_;
    // Channels lie one after the other in a row, so a group is a piece of it: one row of these.
    const Eigen::Map<const Matrix> x_sets(x.data(), x.rows() * groups_, size);
    Eigen::Map<Matrix> mean_sets(means.data(), x.rows() * groups_, size);
    // exercise 09.7: what group norm averages over
    todo("09.7");
  }

 private:
  Index groups_;
};

}  // namespace dl
