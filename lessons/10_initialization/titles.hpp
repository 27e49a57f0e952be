#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "initializations.hpp"
#include "passage.hpp"

namespace dl::lesson_10 {

/// What the plots of an activation say. The numbers are those of the initialization that falls
/// short and of one that carries further.
struct Titles {
  std::string activations, gradients, variances, gradient_variances;
};

/// The two that a title compares.
inline std::pair<Initialization, Initialization> compared(Activation activation) {
  switch (activation) {
    case Activation::sigmoid: return {xavier, standard};
    case Activation::tanh: return {xavier, xavier_tanh};
    default: return {xavier, he};
  }
}

inline double geometric_mean(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += std::log(value);
  return std::exp(sum / static_cast<double>(values.size()));
}

/// "0.51 with Xavier and 0.96 with He"
template <typename Number>
std::string both(const std::vector<Passage>& passages, Activation activation, Number number) {
  const auto word = [&](const Initialization& initialization) {
    const auto passage = std::ranges::find(passages, initialization.name, &Passage::name);
    return fmt::format("{:.2g} with {}", number(*passage), passage->name);
  };
  const auto [first, second] = compared(activation);
  return word(first) + " and " + word(second);
}

inline Titles titles_for(Activation activation, const std::vector<Passage>& passages) {
  const auto factor = [&](double Strength::*number) {
    return both(passages, activation, [number](const Passage& passage) {
      return geometric_mean(of_each(passage.runs, number));
    });
  };
  const auto in_first_run = [&](auto number) {
    return both(passages, activation,
                [&](const Passage& passage) { return number(passage.runs.front()); });
  };
  const std::string name = name_of(activation);
  return {name + ", variance of layer 10 over layer 1: " + in_first_run([](const Strength& s) {
            return s.last_over_first;
          }),
          name + ", gradients, variance of layer 1 over 10: " + in_first_run([](const Strength& s) {
            return s.gradients.front() / s.gradients.back();
          }),
          name + ", forward, variance per layer: times " + factor(&Strength::forward),
          name + ", backward, variance per layer: times " + factor(&Strength::backward)};
}

}  // namespace dl::lesson_10
