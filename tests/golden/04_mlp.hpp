#pragma once

// Made by make_04_mlp.py with PyTorch 1.13.0a0.

#include <initializer_list>

namespace dl::golden {

using Rows = std::initializer_list<std::initializer_list<double>>;

inline constexpr Rows activation_x = {
    {-30.0, -3.0, -1.0, -0.25},
    {0.0, 0.25, 1.0, 30.0}};
inline constexpr Rows sigmoid_y = {
    {9.357622968839299e-14, 0.04742587317756678, 0.2689414213699951, 0.43782349911420193},
    {0.5, 0.5621765008857981, 0.7310585786300049, 0.9999999999999065}};
inline constexpr Rows tanh_y = {
    {-1.0, -0.9950547536867305, -0.7615941559557649, -0.24491866240370913},
    {0.0, 0.24491866240370913, 0.7615941559557649, 1.0}};
inline constexpr Rows relu_y = {
    {0.0, 0.0, 0.0, 0.0},
    {0.0, 0.25, 1.0, 30.0}};
inline constexpr Rows leaky_relu_y = {
    {-0.3, -0.03, -0.01, -0.0025},
    {0.0, 0.25, 1.0, 30.0}};
inline constexpr Rows gelu_y = {
    {-0.0, -0.00404969409489031, -0.15865525393145702, -0.10032341857926907},
    {0.0, 0.14967658142073093, 0.841344746068543, 30.0}};
inline constexpr Rows logits = {
    {1.0, 2.0, 3.0},
    {-1000.0, 0.0, 1000.0},
    {0.5, 0.5, 0.5}};
inline constexpr Rows log_sum_exp_of_logits = {
    {3.4076059644443806, 1000.0, 1.5986122886681098}};
inline constexpr Rows softmax_of_logits = {
    {0.09003057317038045, 0.2447284710547976, 0.6652409557748218},
    {0.0, 0.0, 1.0},
    {0.3333333333333333, 0.3333333333333333, 0.3333333333333333}};

}  // namespace dl::golden
