#pragma once
#include "tests/testing.hpp"

namespace dl {

/// Points to the exercise that a test stands on, where that is wrong; printed as LOOKS_LIKE is.
#define STANDS_ON(exercise, is_right) \
  if (!(is_right)) UNSCOPED_INFO("mend " exercise " first: this may fail only because of it")

}  // namespace dl
