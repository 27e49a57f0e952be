#pragma once

#include <array>
#include <cmath>

#include "common/matrix.hpp"
#include "common/todo.hpp"

namespace dl {

/// What a unit makes of its weighted sum, element by element.
///   identity    x
///   step        1 when x > 0, otherwise 0 (lesson 03's threshold)
///   sigmoid     1 / (1 + exp(-x))
///   tanh        (exp(x) - exp(-x)) / (exp(x) + exp(-x))
///   relu        x when x > 0, otherwise 0 (Nair and Hinton 2010)
///   leaky_relu  x when x > 0, otherwise 0.01 x (Maas, Hannun and Ng 2013)
///   gelu        x Φ(x), Φ the normal distribution function (Hendrycks and Gimpel 2016)
enum class Activation { identity, step, sigmoid, tanh, relu, leaky_relu, gelu };

inline constexpr std::array all_activations = {
    Activation::identity, Activation::step,       Activation::sigmoid, Activation::tanh,
    Activation::relu,     Activation::leaky_relu, Activation::gelu};

inline constexpr real leaky_slope = real(0.01);

inline const char* name_of(Activation activation) {
  constexpr std::array names = {"identity", "step",       "sigmoid", "tanh",
                                "ReLU",     "leaky ReLU", "GELU"};
  return names[static_cast<std::size_t>(activation)];
}

/// Φ(x) = (1 + erf(x / √2)) / 2: the share of a standard normal distribution below x. In double:
/// the C library's erf in float is not the same in all its versions.
inline real normal_distribution(real x) {
  return static_cast<real>((1 + std::erf(x * M_SQRT1_2)) / 2);
}

/// y = activation(x); y may be x itself.
inline void activate(Activation activation, const Matrix& x, Matrix& y) {
  // exercise 04.2: six activations
  todo("04.2");
}

}  // namespace dl
