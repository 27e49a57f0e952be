#pragma once

#include "common/matrix.hpp"

namespace dl {

/// Which of the two numbers a rule looks at (PyTorch: mode='fan_in' or 'fan_out').
enum class Fan { in, out };

/// Of W [in, out] the fan_in, the inputs that each unit adds up, or the fan_out, the units that
/// each input goes to. PyTorch's _calculate_fan_in_and_fan_out does the same, but PyTorch stores W
/// as [out, in].
inline Index fan(const Matrix& weight, Fan which) {
  // exercise 10.1: count what comes in, and where it goes
  // hint: y = x W with x [batch, in] and W [in, out]: unit j adds up column j of W
  // hint: input k is multiplied by row k of W, one weight for each unit
  // solution begin
  return which == Fan::in ? weight.rows() : weight.cols();
  // solution end
}

inline Index fan_in(const Matrix& weight) { return fan(weight, Fan::in); }

inline Index fan_out(const Matrix& weight) { return fan(weight, Fan::out); }

}  // namespace dl
