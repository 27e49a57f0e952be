#pragma once

#include <cstdint>
#include <istream>
#include <ostream>
#include <stdexcept>
#include <utility>
#include <vector>

#include <boost/random/mersenne_twister.hpp>
#include <boost/random/normal_distribution.hpp>
#include <boost/random/uniform_01.hpp>
#include <boost/random/uniform_int_distribution.hpp>

#include "matrix.hpp"

namespace dl {

/// Random numbers that are the same on every platform for the same seed. Always passed in, never
/// global, so that a reader sees where chance enters.
class Rng {
 public:
  explicit Rng(std::uint64_t seed) : engine_(seed) {}

  /// 64 random bits: what all the others are made of.
  std::uint64_t bits() { return engine_(); }

  /// Uniform in [low, high); rounding may give `high` itself, if hardly ever.
  double uniform(double low = 0, double high = 1) {
    return low + (high - low) * boost::random::uniform_01<double>()(engine_);
  }

  double normal(double mean = 0, double standard_deviation = 1) {
    // Boost ends the program where the deviation is not a number.
    return mean + standard_deviation * boost::random::normal_distribution<double>()(engine_);
  }

  /// Uniform in 0 to n - 1. Throws std::invalid_argument when there is none.
  Index index(Index n) {
    if (n < 1) throw std::invalid_argument("a random index below 1: there is none");
    return boost::random::uniform_int_distribution<Index>(0, n - 1)(engine_);
  }

  /// Fisher and Yates.
  template <typename T>
  void shuffle(std::vector<T>& items) {
    for (Index i = static_cast<Index>(items.size()) - 1; i > 0; --i) {
      std::swap(items[i], items[index(i + 1)]);
    }
  }

  /// 0 to n - 1 in random order.
  std::vector<Index> permutation(Index n) {
    auto order = indices(n);
    shuffle(order);
    return order;
  }

  /// The state as text, and back: what is drawn after reading is what was drawn after writing.
  /// Reading text that is none leaves the stream failed.
  friend std::ostream& operator<<(std::ostream& out, const Rng& rng) {
    return out << rng.engine_ << ' ';
  }
  friend std::istream& operator>>(std::istream& in, Rng& rng) { return in >> rng.engine_; }

 private:
  boost::random::mt19937_64 engine_;
};

/// [rows, columns] of normal random numbers, drawn row by row.
inline Matrix random_matrix(Index rows, Index columns, Rng& rng, double mean = 0,
                            double standard_deviation = 1) {
  Matrix result(rows, columns);
  for (real& value : result.reshaped<Eigen::RowMajor>()) {
    value = static_cast<real>(rng.normal(mean, standard_deviation));
  }
  return result;
}

}  // namespace dl
