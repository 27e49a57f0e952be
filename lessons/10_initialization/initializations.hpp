#pragma once

#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "common/plots/style.hpp"
#include "deep_network.hpp"
#include "distributions.hpp"
#include "gain.hpp"
#include "kaiming.hpp"
#include "xavier.hpp"

namespace dl::lesson_10 {

/// The activations that every initialization meets.
inline constexpr std::array three_activations = {Activation::sigmoid, Activation::tanh,
                                                 Activation::relu};

/// A way to fill the weights, under the name that it has in tables and with the line that it has in
/// plots: too wide ones are orange, too narrow ones pink.
struct Initialization {
  std::string name;
  Fill fill;
  Style style;
};

inline const Initialization all_zeros{
    "zeros", [](Matrix& w, Rng&) { zeros(w); }, {.colour = Colour::black}};
inline const Initialization all_equal{
    "constant 0.01", [](Matrix& w, Rng&) { constant(w, 0.01); }, {.colour = Colour::grey}};
inline const Initialization wide_uniform{"uniform -1 to 1",
                                         [](Matrix& w, Rng& rng) { uniform(w, -1, 1, rng); },
                                         {.colour = Colour::orange, .dash = Dash::dashed}};
inline const Initialization standard{
    "standard normal", standard_normal, {.colour = Colour::orange}};

/// Uniform within ±1/√fan_in.
inline const Initialization dense_of_lesson_07{
    "lesson 07's Dense",
    [](Matrix& w, Rng& rng) { kaiming_uniform(w, rng, Fan::in, 1 / std::sqrt(3.0)); },
    {.colour = Colour::pink}};

inline const Initialization xavier{
    "Xavier", [](Matrix& w, Rng& rng) { xavier_uniform(w, rng); }, {.colour = Colour::blue}};
inline const Initialization he{
    "He", [](Matrix& w, Rng& rng) { kaiming_normal(w, rng); }, {.colour = Colour::green}};

/// Gain 4 is one over the sigmoid's slope at 0: it would keep small signals as large as they are.
inline const Initialization xavier_sigmoid{"Xavier, gain 4",
                                           [](Matrix& w, Rng& rng) { xavier_uniform(w, rng, 4); },
                                           {.colour = Colour::blue, .dash = Dash::dashed}};
inline const Initialization xavier_tanh{
    "Xavier, gain 5/3",
    [](Matrix& w, Rng& rng) { xavier_uniform(w, rng, gain(Activation::tanh)); },
    {.colour = Colour::blue, .dash = Dash::dashed}};

/// All that suit an activation: for the sigmoid and tanh also Xavier with their own gain, for tanh
/// and ReLU also He.
inline std::vector<Initialization> initializations_for(Activation activation) {
  std::vector<Initialization> list = {all_zeros, all_equal,          wide_uniform,
                                      standard,  dense_of_lesson_07, xavier};
  if (activation != Activation::sigmoid) list.push_back(he);
  if (activation == Activation::sigmoid) list.push_back(xavier_sigmoid);
  if (activation == Activation::tanh) list.push_back(xavier_tanh);
  return list;
}

}  // namespace dl::lesson_10
