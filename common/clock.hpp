#pragma once

#include <chrono>
#include <ctime>

namespace dl {

/// The time that this program has taken of a processor, in seconds; what else the machine does is
/// not in it.
inline double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

/// How long some work takes, in seconds by the clock on the wall.
template <typename Work>
double seconds_of(Work work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace dl
