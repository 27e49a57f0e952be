#pragma once

#include "common/matrix.hpp"
#include "common/todo.hpp"

namespace dl {

/// Which of the two numbers a rule looks at (PyTorch: mode='fan_in' or 'fan_out').
enum class Fan { in, out };

/// The inputs that each unit adds up. W [in, out].
/// PyTorch stores W as [out, in], so that its fan_in is the number of columns.
inline Index fan_in(const Matrix& weight) {
  // exercise 10.1: count what comes in
  todo("10.1");
}

/// The units that each input goes to. W [in, out].
inline Index fan_out(const Matrix& weight) {
  // exercise 10.2: count the units that each input goes to
  todo("10.2");
}

}  // namespace dl
