#pragma once

// Made by make_05_gradient_descent.py with PyTorch 1.13.0a0.

#include <initializer_list>

namespace dl::golden {

using Rows = std::initializer_list<std::initializer_list<double>>;

inline constexpr Rows prediction = {
    {-0.487, -0.604},
    {-0.558, 0.668},
    {-0.197, 1.943},
    {-1.402, -0.763}};
inline constexpr Rows target = {
    {0.631, -0.899},
    {-0.558, 0.691},
    {0.222, -0.666},
    {0.685, 0.574}};
inline constexpr double squared_loss = 1.8078822499999998;
inline constexpr Rows squared_gradient = {
    {-0.27949999999999997, 0.07375000000000001},
    {0.0, -0.005749999999999977},
    {-0.10475000000000001, 0.65225},
    {-0.5217499999999999, -0.33425}};
inline constexpr Rows logits = {
    {-0.583, 0.768, 0.057},
    {-1.189, -0.566, -0.833},
    {0.901, 0.212, 0.448},
    {-0.609, 0.239, 0.47}};
/// For the labels 0, 2, 1, 2.
inline constexpr double entropy_loss = 1.3045236054412597;
inline constexpr Rows entropy_gradient = {
    {-0.21300552450353735, 0.1428462090845804, 0.07015931541895694},
    {0.058246264420475716, 0.10860092883468135, -0.16684719325515707},
    {0.11694286851252882, -0.19128557062423282, 0.07434270211170399},
    {0.039829792462526756, 0.09300145950182964, -0.1328312519643564}};
/// Softmax regression from zeros, learning rate 0.5, on all samples of the
/// labels 0, 1, 2, 2, 1, 0.
inline constexpr Rows softmax_x = {
    {-0.818, -0.773, -0.015},
    {-0.268, 0.738, 0.346},
    {-1.559, -0.281, 0.35},
    {0.11, 0.313, -0.087},
    {0.97, -0.435, -0.198},
    {0.469, 1.347, -0.668}};
/// Before each step.
inline constexpr Rows softmax_losses = {
    {1.0986122886681098, 1.0594096281595864, 1.0283831542231534, 1.0033181456109832, 0.9825866669068883, 0.9650261848089577, 0.9498174291017251, 0.9363837793128118, 0.924316599022691, 0.913322802210859}};
/// After the last.
inline constexpr Rows softmax_weight = {
    {-0.07478589240471957, 0.5864536532135624, -0.5116677608088427},
    {0.11587013675340513, -0.04746998128035754, -0.06840015547304759},
    {-0.44052632553691445, 0.2637807659703377, 0.17674555956657675}};
inline constexpr Rows softmax_bias = {
    {2.9352605138567578e-05, 0.060179818768309835, -0.06020917137344851}};

}  // namespace dl::golden
