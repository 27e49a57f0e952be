#include "report.hpp"

#include <exception>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>

#include "common/matrix.hpp"
#include "peak.hpp"

namespace dl {
namespace {

double peak() {
  static const double gflops = fma_peak();
  return gflops;
}

}  // namespace

void report(benchmark::State& state, double flops, long allocations) {
  using benchmark::Counter;
  if (flops > 0) {
    const auto per_second = Counter::kIsIterationInvariantRate;
    state.counters["GFLOP/s"] = Counter(1e-9 * flops, per_second);
    state.counters["% of peak"] = Counter(1e-7 * flops / peak(), per_second);
  }
  state.counters["allocations"] = static_cast<double>(allocations);
}

std::string blas() {
#ifdef EIGEN_USE_BLAS
  std::ifstream maps("/proc/self/maps");
  for (std::string line; std::getline(maps, line);) {
    const auto path = line.find('/');
    if (path == std::string::npos || line.find("blas") == std::string::npos) continue;
    const auto name = std::filesystem::canonical(line.substr(path)).filename().string();
    if (name.find("openblas") != std::string::npos || name.find("libblas") == 0) return name;
  }
  return "unknown";
#else
  return fmt::format("Eigen {}.{}.{} alone ({})", EIGEN_WORLD_VERSION, EIGEN_MAJOR_VERSION,
                     EIGEN_MINOR_VERSION, Eigen::SimdInstructionSetsInUse());
#endif
}

int benchmark_main(int argc, char** argv) {
  try {
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
    benchmark::AddCustomContext("peak GFLOP/s", fmt::format("{:.0f}", peak()));
    benchmark::AddCustomContext("blas", blas());
    benchmark::RunSpecifiedBenchmarks();
    return 0;
  } catch (const std::exception& failure) {
    fmt::print(stderr, "bench: {}\n", failure.what());
    return 1;
  }
}

}  // namespace dl
