#pragma once

// Made by make_03_perceptron.py with scikit-learn.

#include <initializer_list>

#include "common/matrix.hpp"

namespace dl::golden {

using Rows = std::initializer_list<std::initializer_list<double>>;

inline constexpr Rows perceptron_x = {
    {2.041, -2.556},
    {0.418, -0.568},
    {-0.453, -0.216},
    {-2.02, -0.232},
    {-0.865, 3.323},
    {0.226, -0.353},
    {-0.281, -0.668},
    {-1.055, -0.391},
    {0.482, -0.239},
    {0.958, -0.2},
    {0.024, 1.546},
    {0.545, -0.505},
    {-0.183, 0.541},
    {1.935, -0.27},
    {-0.244, 1.002},
    {-0.886, -0.292},
    {0.883, 0.58},
    {0.092, 0.67},
    {-2.828, 1.021},
    {-0.96, -1.669}};
inline const Labels perceptron_y = {1, 1, 0, 0, 0, 1, 1, 0, 1, 1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 1};
/// w1, w2 and b after each pass.
inline constexpr Rows perceptron_weights = {
    {1.8719999999999999, -2.924, 1.0},
    {2.663, -1.6229999999999998, 0.0},
    {1.158, -2.787, 0.0}};

}  // namespace dl::golden
