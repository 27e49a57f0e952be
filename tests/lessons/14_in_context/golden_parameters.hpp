#pragma once
#include <vector>

#include "solutions/07_backpropagation/layer.hpp"
#include "tests/golden/14_in_context.hpp"
#include "tests/testing.hpp"
#include "tolerances.hpp"

namespace dl {

/// A parameter with what PyTorch has for it.
struct ParameterOf {
  const char* name;
  golden::Rows value, gradient;
};

inline void set_parameters(Layer& layer, const std::vector<ParameterOf>& expected) {
  const auto parameters = layer.named_parameters();
  REQUIRE(parameters.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    REQUIRE(parameters[i].first == expected[i].name);
    parameters[i].second->value = rows(expected[i].value);
  }
}

inline void gradients_agree(Layer& layer, const std::vector<ParameterOf>& expected) {
  const auto parameters = layer.named_parameters();
  for (std::size_t i = 0; i < expected.size(); ++i) {
    INFO(expected[i].name);
    CHECK_THAT(parameters[i].second->gradient, EqualsMatrix(rows(expected[i].gradient), agreement));
  }
}

#define GOLDEN(of, name, field) \
  { name, golden::of##_##field, golden::of##_grad_##field }

}  // namespace dl
