#pragma once
#include "tests/testing.hpp"

namespace dl {

/// Points to the exercise that a test stands on, where that is wrong; printed as LOOKS_LIKE is.
#define STANDS_ON(exercise, is_right)                               \
  const ::dl::WordsOnFailure INTERNAL_CATCH_UNIQUE_NAME(stands_on)( \
      !(is_right), "mend " exercise " first: this may fail only because of it")

}  // namespace dl
