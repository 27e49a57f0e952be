#pragma once

namespace dl {

inline constexpr double agreement = 1e-10;  // with PyTorch

inline constexpr double check = 1e-6;  // with central differences

}  // namespace dl
