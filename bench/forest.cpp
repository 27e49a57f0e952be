// Trains lesson 02's random forest on the full Fashion-MNIST and prints one line of JSON:
// the seconds of training alone and the test accuracy. bench/forest.sh runs it beside its peer.
#include <chrono>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/metrics.hpp"
#include "solutions/02_conventional_ml/random_forest.hpp"

int main() {
  try {
    const auto data = dl::load_fashion_mnist("full");
    dl::Rng rng(1);
    const auto start = std::chrono::steady_clock::now();
    const dl::RandomForest forest(data.train.x, data.train.y, 10, {.trees = 100}, rng);
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    fmt::print("{{\"seconds\": {:.2f}, \"accuracy\": {:.4f}}}\n", seconds.count(),
               dl::accuracy(forest.predict(data.test.x), data.test.y));
  } catch (const std::exception& failure) {
    fmt::print(stderr, "bench_forest: {}\n", failure.what());
    return 1;
  }
}
