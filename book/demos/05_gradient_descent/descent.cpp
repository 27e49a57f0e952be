// What the page of gradient descent calls. The steps are lesson 05's.
#include <cmath>
#include <memory>
#include <vector>

#include "book/demos/shared/page.hpp"
#include "common/rng.hpp"
#include "curvature.hpp"
#include "descend.hpp"
#include "least_squares.hpp"
#include "regression.hpp"

namespace dl {
namespace {

/// Samples on the line y = 0.5 x + 1 with noise, as in the lesson.
struct LineFit {
  Rng rng;
  Matrix x, y;
  LinearModel model{1, 1};
  LinearRegression objective{model, x, y};
  std::vector<Index> order;
  std::size_t place = 0;  ///< of the next batch in the order

  LineFit(Index n, std::uint64_t seed) : rng(seed), x(n, 1), y(n, 1) {
    for (Index i = 0; i < n; ++i) {
      x(i, 0) = static_cast<real>(rng.uniform(-0.5, 2));
      y(i, 0) = static_cast<real>(0.5 * x(i, 0) + 1 + rng.normal(0, 0.3));
    }
  }

  /// The samples of the next update; a new order when all had their turn.
  Batch next_batch(std::size_t size) {
    if (place >= order.size()) {
      order = rng.permutation(x.rows());
      place = 0;
    }
    const auto batches = size == 0   ? batch_of_all(order)
                         : size == 1 ? batches_of_one(order)
                                     : mini_batches(order, size);
    const Batch batch = batches[size == 0 ? 0 : place / size];
    place += batch.size();
    return batch;
  }

  void put(double weight, double bias) {
    model.weight.value(0, 0) = static_cast<real>(weight);
    model.bias.value(0, 0) = static_cast<real>(bias);
  }
};

std::unique_ptr<LineFit> fit;

double loss_at(LinearModel& model) {
  Matrix y_hat;
  Matrix grad;
  model.forward(fit->x, y_hat);
  return squared_error(y_hat, fit->y, grad);
}

}  // namespace

PAGE_MAY_CALL void start(int samples, int seed) {
  fit = std::make_unique<LineFit>(samples, static_cast<std::uint64_t>(seed));
}

PAGE_MAY_CALL void put(double weight, double bias) {
  fit->put(weight, bias);
  fit->order.clear();
  fit->place = 0;
}

/// 2 / lambda_max, then weight and bias of the closed form.
PAGE_MAY_CALL Numbers facts() {
  const Matrix best = least_squares(fit->x, fit->y);
  const auto edge = learning_rate_edge(squared_error_hessian(fit->x));
  return answer({edge, best(0, 0), best(1, 0)});
}

/// One update with `batch_size` samples, 0 for all: the weight, the bias, and whether it diverged.
PAGE_MAY_CALL Numbers step(int batch_size, double learning_rate) {
  const Batch batch = fit->next_batch(static_cast<std::size_t>(batch_size));
  const auto pass = descend(fit->objective, {batch}, [&] {
    gradient_step(fit->model.parameters(), static_cast<real>(learning_rate));
  });
  return answer(
      {fit->model.weight.value(0, 0), fit->model.bias.value(0, 0), pass.diverged ? 1.0 : 0.0});
}

/// Over all samples, where the weights are.
PAGE_MAY_CALL double loss() { return loss_at(fit->model); }

/// The loss over all samples on a grid, size x size, from the top left; bias upwards.
PAGE_MAY_CALL Numbers landscape(int size, double w0, double w1, double b0, double b1) {
  LinearModel there(1, 1);
  Matrix losses(size, size);
  for (int i = 0; i < size; ++i) {
    for (int j = 0; j < size; ++j) {
      there.weight.value(0, 0) = static_cast<real>(w0 + (w1 - w0) * (j + 0.5) / size);
      there.bias.value(0, 0) = static_cast<real>(b1 - (b1 - b0) * (i + 0.5) / size);
      losses(i, j) = static_cast<real>(loss_at(there));
    }
  }
  return answer(losses);
}

/// x and y of each sample.
PAGE_MAY_CALL Numbers samples() {
  Matrix both(fit->x.rows(), 2);
  both << fit->x, fit->y;
  return answer(both);
}

}  // namespace dl
