// How the time of a training step grows with the batch, the width and the depth, one at a time from
// 784-256-256-10 with a batch of 64. The time is the clock's: bench/growth.sh runs this with one
// thread and with two.
#include "report.hpp"
#include "training.hpp"

namespace dl {
namespace {

/// state: batch, width, hidden layers.
void step(benchmark::State& state) {
  std::vector<Index> widths(static_cast<std::size_t>(state.range(2)) + 1, state.range(1));
  widths.front() = 784;
  widths.push_back(10);
  Training training(mlp(widths), static_cast<std::size_t>(state.range(0)));
  training.step();
  const long before = allocations();
  for (auto _ : state) training.step();
  report(state, training.flops(), allocations() - before);
}
BENCHMARK(step)
    ->ArgNames({"batch", "width", "depth"})
    ->ArgsProduct({{1, 4, 16, 64, 256, 1024}, {256}, {2}})
    ->ArgsProduct({{64}, {16, 64, 1024, 2048}, {2}})
    ->ArgsProduct({{64}, {256}, {1, 4, 8, 16}})
    ->UseRealTime()
    ->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace dl

int main(int argc, char** argv) { return dl::benchmark_main(argc, argv); }
