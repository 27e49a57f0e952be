// What the page of the norms calls: a batch of tiny images, and four ways to normalize it.
#include <cmath>
#include <memory>
#include <vector>

#include "batch_norm.hpp"
#include "book/demos/shared/page.hpp"
#include "common/rng.hpp"
#include "group_norm.hpp"
#include "instance_norm.hpp"
#include "layer_norm.hpp"

namespace dl {
namespace {

constexpr Index channels = 4, most_samples = 4;

/// A norm that shows what is its own business otherwise.
struct Open {
  virtual ~Open() = default;
  virtual Normalization& norm() = 0;
  virtual Matrix average_over_sets(const Matrix& x) = 0;
  virtual const Matrix& mean() const = 0;
  virtual const Matrix& variance() const = 0;
};

template <typename Norm>
struct Opened final : Norm, Open {
  using Norm::Norm;
  Normalization& norm() override { return *this; }
  Matrix average_over_sets(const Matrix& x) override {
    Matrix means(x.rows(), x.cols());
    this->average(x, means);
    return means;
  }
  const Matrix& mean() const override { return this->mean_; }
  const Matrix& variance() const override { return this->variance_; }
};

std::unique_ptr<Open> make_norm(int kind, ImageShape shape) {
  switch (kind) {
    case 0: return std::make_unique<Opened<BatchNorm>>(shape);
    case 1: return std::make_unique<Opened<LayerNorm>>(shape);
    case 2: return std::make_unique<Opened<InstanceNorm>>(shape);
    default: return std::make_unique<Opened<GroupNorm>>(2, shape);
  }
}

/// Images of which each has a brightness of its own, and each channel a mean and a size.
struct Source {
  Rng rng;
  Index pixels;
  RowVector mean, size;  ///< [channels]

  Source(Index count, std::uint64_t seed)
      : rng(seed),
        pixels(count),
        mean(random_matrix(1, channels, rng, 0, 3)),
        size(random_matrix(1, channels, rng, 0, 0.7).array().exp()) {}

  Matrix draw(Index samples) {
    Matrix x(samples, channels * pixels);
    for (Index i = 0; i < samples; ++i) {
      const double brightness = rng.normal();
      for (Index j = 0; j < x.cols(); ++j) {
        x(i, j) =
            mean(j / pixels) + size(j / pixels) * static_cast<real>(brightness + rng.normal());
      }
    }
    return x;
  }
};

struct Batch {
  Source source;
  std::unique_ptr<Open> open;
  Matrix x;  ///< [samples, channels · pixels]

  /// A smaller batch has the first samples of a larger one.
  Batch(int kind, Index samples, Index side, std::uint64_t seed)
      : source(side * side, seed),
        open(make_norm(kind, {channels, side, side})),
        x(source.draw(most_samples).topRows(samples)) {}

  /// The answer to the batch; only train() may move the running statistics.
  Matrix forward(int eval) {
    std::vector<Matrix> kept;
    const auto buffers = open->norm().named_buffers();
    for (const auto& [name, matrix] : buffers) kept.push_back(*matrix);
    Matrix y = open->norm().forward(x, eval ? Mode::eval : Mode::train);
    for (std::size_t i = 0; i < kept.size(); ++i) *buffers[i].second = kept[i];
    return y;
  }
};

std::unique_ptr<Batch> batch;

}  // namespace

PAGE_MAY_CALL void start(int kind, int samples, int side, int seed) {
  batch = std::make_unique<Batch>(kind, samples, side, static_cast<std::uint64_t>(seed));
}

/// Other samples take the place of all but the first, again and again. How far the first one's
/// answer moved the last time.
PAGE_MAY_CALL double exchange(int times, int eval) {
  double moved = 0;
  for (int i = 0; i < times; ++i) {
    const Matrix before = batch->forward(eval);
    const Index others = batch->x.rows() - 1;
    batch->x.bottomRows(others) = batch->source.draw(others);
    moved = (batch->forward(eval) - before).row(0).cwiseAbs().maxCoeff();
  }
  return moved;
}

/// Other batches of the same size in Mode::train, from the same source.
PAGE_MAY_CALL void train(int batches) {
  for (int i = 0; i < batches; ++i) {
    batch->open->norm().forward(batch->source.draw(batch->x.rows()), Mode::train);
  }
}

PAGE_MAY_CALL Numbers before() { return answer(batch->x); }
PAGE_MAY_CALL Numbers after(int eval) { return answer(batch->forward(eval)); }

/// For each entry its share in the set of entry `index`: 1 / |S|, or 0 outside of the set.
PAGE_MAY_CALL Numbers set_of(int index) {
  Matrix one = 0 * batch->x;
  one.data()[index] = 1;
  return answer(batch->open->average_over_sets(one));
}

/// Of the set of entry `index` mean and standard deviation, before and after, then those that it
/// was normalized with.
PAGE_MAY_CALL Numbers statistics(int index, int eval) {
  auto& open = *batch->open;
  Matrix y = batch->forward(eval);
  std::vector<float> all;
  for (auto* of : {&batch->x, &y}) {
    const Matrix mean = open.average_over_sets(*of);
    const Matrix variance = open.average_over_sets((*of - mean).cwiseAbs2());
    all.insert(all.end(), {mean.data()[index], std::sqrt(variance.data()[index])});
  }
  all.insert(all.end(), {open.mean().data()[index], std::sqrt(open.variance().data()[index])});
  return answer(all);
}

}  // namespace dl
