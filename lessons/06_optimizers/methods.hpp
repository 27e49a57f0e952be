#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "adagrad.hpp"
#include "adam.hpp"
#include "momentum.hpp"
#include "optimizer.hpp"
#include "rmsprop.hpp"
#include "sgd.hpp"

namespace dl::lesson_06 {

/// An optimizer that waits for its parameters and its learning rate.
struct Method {
  std::string name;
  std::function<std::unique_ptr<Optimizer>(Parameters, double)> make;
};

template <typename Kind>
Method method(const std::string& name) {
  return {name, [](Parameters parameters, double learning_rate) {
            return std::make_unique<Kind>(std::move(parameters), learning_rate);
          }};
}

inline Method momentum_of(double momentum) {
  return {fmt::format("momentum {:g}", momentum),
          [momentum](Parameters parameters, double learning_rate) {
            return std::make_unique<Momentum>(std::move(parameters), learning_rate, momentum);
          }};
}

inline const std::vector<Method> methods = {
    method<Sgd>("SGD"),         method<Momentum>("momentum"), method<Nesterov>("Nesterov"),
    method<Adagrad>("Adagrad"), method<RmsProp>("RMSProp"),   method<Adam>("Adam")};

}  // namespace dl::lesson_06
