#pragma once

#include <algorithm>
#include <span>
#include <stdexcept>
#include <vector>

#include "common/matrix.hpp"
#include "common/todo.hpp"

namespace dl {

/// The samples of one update, as row numbers: the data set is never copied or moved.
using Batch = std::span<const Index>;

/// Batch gradient descent: all samples in one batch, so one update a pass.
inline std::vector<Batch> batch_of_all(const std::vector<Index>& order) {
  // exercise 05.5: batch gradient descent
  todo("05.5");
}

/// Stochastic gradient descent: one sample a batch, in the given order.
inline std::vector<Batch> batches_of_one(const std::vector<Index>& order) {
  // exercise 05.6: stochastic gradient descent
  todo("05.6");
}

/// Mini-batch gradient descent: `size` samples a batch, in the given order; the last batch has what
/// is left. Throws std::invalid_argument when the size is 0.
inline std::vector<Batch> mini_batches(const std::vector<Index>& order, std::size_t size) {
  if (size == 0) throw std::invalid_argument("mini_batches: a batch has at least one sample");
  // exercise 05.7: mini-batch gradient descent
  todo("05.7");
}

/// How many mini-batches of `size`, at least 1, the samples make.
inline int batch_count(Index samples, std::size_t size) {
  const auto n = static_cast<std::size_t>(samples);
  return static_cast<int>(n / size + (n % size > 0 ? 1 : 0));
}

/// The rows of x that belong to the batch, into a matrix that keeps its memory.
inline void gather(const Matrix& x, Batch batch, Matrix& rows) {
  rows.resize(static_cast<Index>(batch.size()), x.cols());
  for (std::size_t i = 0; i < batch.size(); ++i) {
    // The next sample lies anywhere in memory: ask for it while this one is copied.
    if (i + 1 < batch.size()) __builtin_prefetch(&x(batch[i + 1], 0));
    rows.row(static_cast<Index>(i)) = x.row(batch[i]);
  }
}

inline void gather(const Labels& y, Batch batch, Labels& labels) {
  labels.resize(batch.size());
  for (std::size_t i = 0; i < batch.size(); ++i) {
    labels[i] = y[static_cast<std::size_t>(batch[i])];
  }
}

}  // namespace dl
