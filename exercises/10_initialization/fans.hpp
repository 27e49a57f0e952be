#pragma once

#include "common/matrix.hpp"
#include "common/todo.hpp"

namespace dl {

/// Which of the two numbers a rule looks at (PyTorch: mode='fan_in' or 'fan_out').
enum class Fan { in, out };

/// Of W [in, out] the fan_in, the inputs that each unit adds up, or the fan_out, the units that
/// each input goes to. PyTorch's _calculate_fan_in_and_fan_out does the same, but PyTorch stores W
/// as [out, in].
inline Index fan(const Matrix& weight, Fan which) {
  // exercise 10.1: count what comes in, and where it goes
  todo("10.1");
}

inline Index fan_in(const Matrix& weight) { return fan(weight, Fan::in); }

inline Index fan_out(const Matrix& weight) { return fan(weight, Fan::out); }

}  // namespace dl
