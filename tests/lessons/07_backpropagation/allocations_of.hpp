#pragma once
#include <functional>

#include "tests/allocations.hpp"

namespace dl {

/// Mallocs of a call that has been made before, when every matrix has its size.
inline long allocations_of(const std::function<void()>& call) {
  call();
  const long before = allocations();
  call();
  return allocations() - before;
}

}  // namespace dl
