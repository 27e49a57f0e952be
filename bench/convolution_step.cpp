// The training step of a small convolutional network: conv 3×3 to 16, ReLU, pool, conv 3×3 to 32,
// ReLU, pool, dense. bench/convolution_step.sh runs this beside PyTorch.
#include <string>

#include "report.hpp"
#include "training.hpp"

namespace dl {
namespace {

/// state: batch. The first losses are reported too, for the peer to agree with.
void step(benchmark::State& state) {
  Training training(convolutional_network(), static_cast<std::size_t>(state.range(0)));
  for (int i = 1; i <= 10; ++i) {
    state.counters["loss" + std::to_string(i)] = training.step_of_optimizer();
  }
  const long before = allocations();
  for (auto _ : state) training.step_of_optimizer();
  report(state, training.flops(), allocations() - before);
}
BENCHMARK(step)->Arg(1)->Arg(16)->Arg(128)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace dl

int main(int argc, char** argv) { return dl::benchmark_main(argc, argv); }
