#pragma once

#include <string>

#include <benchmark/benchmark.h>

#include "tests/allocations.hpp"

namespace dl {

/// Adds to a benchmark's line: the speed in GFLOP/s and in per cent of this processor's peak, for
/// `flops` operations an iteration (0: neither), and the heap allocations of all its iterations.
void report(benchmark::State& state, double flops, long allocations);

/// What multiplies matrices in this program: Eigen alone, or the BLAS that the system has mapped.
std::string blas();

/// Runs what is registered, with Google Benchmark's options. The first lines name the peak that was
/// measured and what multiplies matrices.
int benchmark_main(int argc, char** argv);

}  // namespace dl
