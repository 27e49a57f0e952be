#pragma once

#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "adagrad.hpp"
#include "adam.hpp"
#include "momentum.hpp"
#include "rmsprop.hpp"
#include "schedules.hpp"
#include "sgd.hpp"

namespace dl {

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

/// A learning rate for each step of a run, as a factor of the highest one.
struct Schedule {
  std::string name;
  std::function<double(int step, int steps)> factor;
};

inline const Schedule constant = {"constant", [](int, int) { return 1.0; }};
inline const Schedule stairs = {
    "step", [](int step, int steps) { return step_schedule(step, (steps + 2) / 3, 0.1); }};
inline const Schedule cosine = {"cosine", cosine_schedule};
inline const Schedule warm_up = {"warm-up, cosine", [](int step, int steps) {
                                   return warm_up_cosine_schedule(step, std::max(steps / 10, 1),
                                                                  steps);
                                 }};

/// An optimizer with its schedule.
struct Recipe {
  Method method;
  Schedule schedule = constant;
};

}  // namespace dl
