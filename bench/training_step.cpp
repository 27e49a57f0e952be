// The training step of 784-H-10 and the matrix product by itself. bench/training_step.sh runs this
// beside its peers.
#include <string>

#include "common/product.hpp"
#include "report.hpp"
#include "training.hpp"

namespace dl {
namespace {

/// state: hidden units, batch. The first losses are reported too, for the peers to agree with.
void step(benchmark::State& state) {
  Training training(mlp({784, state.range(0), 10}), static_cast<std::size_t>(state.range(1)));
  for (int i = 1; i <= 10; ++i) state.counters["loss" + std::to_string(i)] = training.step();
  const long before = allocations();
  for (auto _ : state) training.step();
  report(state, training.flops(), allocations() - before);
}
BENCHMARK(step)->ArgsProduct({{128, 512}, {1, 16, 64, 256}})->Unit(benchmark::kMicrosecond);

/// state: hidden units, batch.
void step_of_optimizer(benchmark::State& state) {
  Training training(mlp({784, state.range(0), 10}), static_cast<std::size_t>(state.range(1)));
  training.step_of_optimizer();
  const long before = allocations();
  for (auto _ : state) training.step_of_optimizer();
  report(state, training.flops(), allocations() - before);
}
BENCHMARK(step_of_optimizer)
    ->ArgsProduct({{128, 512}, {1, 16, 64, 256}})
    ->Unit(benchmark::kMicrosecond);

/// state: n, k, m of [n, k] times [k, m].
void product(benchmark::State& state) {
  const Index n = state.range(0), k = state.range(1), m = state.range(2);
  const Matrix a = Matrix::Random(n, k), b = Matrix::Random(k, m);
  Matrix out(n, m);
  const long before = allocations();
  for (auto _ : state) {
    multiply(a, b, out);
    benchmark::ClobberMemory();
  }
  report(state, 2.0 * static_cast<double>(n * k * m), allocations() - before);
}
BENCHMARK(product)->Args({256, 784, 512})->Args({1024, 1024, 1024})->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace dl

int main(int argc, char** argv) { return dl::benchmark_main(argc, argv); }
