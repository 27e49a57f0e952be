// Of dataset.hpp what needs no file: it runs in the book's pages too.
#include <cmath>
#include <stdexcept>

#include "dataset.hpp"

namespace dl {
namespace {

/// Of all values together.
struct Moments {
  double mean = 0;
  double deviation = 0;

  void standardize(Matrix& x) const {
    x.array() = (x.array() - static_cast<real>(mean)) / static_cast<real>(deviation);
  }
};

Moments moments_of(const Matrix& x) {
  double sum = 0;
  double squares = 0;
  for (const real value : x.reshaped()) {
    sum += value;
    squares += static_cast<double>(value) * value;
  }
  const auto count = static_cast<double>(x.size());
  const double mean = sum / count;
  const double deviation = std::sqrt(squares / count - mean * mean);
  if (!(deviation > 0)) throw std::invalid_argument("standardize: all values are the same");
  return {mean, deviation};
}

}  // namespace

Image image(const Dataset& data, Index i) {
  return {data.x.row(i).data(), data.shape.height, data.shape.width};
}

void standardize(Dataset& data) { moments_of(data.x).standardize(data.x); }

void standardize(TrainTest& data) {
  const auto moments = moments_of(data.train.x);
  moments.standardize(data.train.x);
  moments.standardize(data.test.x);
}

}  // namespace dl
