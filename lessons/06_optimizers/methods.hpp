#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "adagrad.hpp"
#include "adam.hpp"
#include "common/plots/style.hpp"
#include "momentum.hpp"
#include "optimizer.hpp"
#include "rmsprop.hpp"
#include "sgd.hpp"

namespace dl::lesson_06 {

/// An optimizer that waits for its parameters and its learning rate, and its colour in all plots.
struct Method {
  std::string name;
  std::function<std::unique_ptr<Optimizer>(Parameters, double)> make;
  Colour colour = Colour::in_turn;
};

template <typename Kind>
Method method(const std::string& name, Colour colour) {
  return {name,
          [](Parameters parameters, double learning_rate) {
            return std::make_unique<Kind>(std::move(parameters), learning_rate);
          },
          colour};
}

inline Method momentum_of(double momentum) {
  return {fmt::format("momentum {:g}", momentum),
          [momentum](Parameters parameters, double learning_rate) {
            return std::make_unique<Momentum>(std::move(parameters), learning_rate, momentum);
          }};
}

inline const Method sgd = method<Sgd>("SGD", Colour::blue);
inline const Method momentum = method<Momentum>("momentum", Colour::orange);
inline const Method nesterov = method<Nesterov>("Nesterov", Colour::green);
inline const Method adagrad = method<Adagrad>("Adagrad", Colour::pink);
inline const Method rmsprop = method<RmsProp>("RMSProp", Colour::yellow);
inline const Method adam = method<Adam>("Adam", Colour::sky);

inline const std::vector<Method> methods = {sgd, momentum, nesterov, adagrad, rmsprop, adam};

/// "SGD, momentum and Nesterov"
inline std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    text += i == 0 ? "" : i + 1 == names.size() ? " and " : ", ";
    text += names[i];
  }
  return text.empty() ? "nobody" : text;
}

}  // namespace dl::lesson_06
