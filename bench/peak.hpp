#pragma once

namespace dl {

/// The most floating-point operations per second, in GFLOP/s, that one core does here: the best of
/// some runs of a loop of independent fused multiply-adds, two operations each, in registers only
/// and in the vectors that Eigen uses.
double fma_peak();

}  // namespace dl
