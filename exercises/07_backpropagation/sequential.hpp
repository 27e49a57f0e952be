#pragma once

#include <memory>

#include <fmt/format.h>

#include "layer.hpp"
#include "common/todo.hpp"

namespace dl {

/// Layers one after the other, which together are one layer.
class Sequential : public Layer {
 public:
  /// net.add<Dense>(784, 128, rng); returns the new layer.
  template <typename L, typename... Args>
  L& add(Args&&... args) {
    auto layer = std::make_unique<L>(std::forward<Args>(args)...);
    L& added = *layer;
    layers_.push_back(std::move(layer));
    return added;
  }

  const Matrix& forward_pass(const Matrix& x, Mode mode) override {
    const Matrix* output = &x;
    // exercise 07.5: feed forward
    todo("07.5");
    return *output;
  }

  /// Given dL/d(output), every parameter gets its gradient. What the first layer would pass back is
  /// the gradient of the data, which nobody needs, and no error runs back further than to the first
  /// layer that learns.
  void parameter_gradients(const Matrix& grad_output) override {
    std::size_t first = 0;
    while (first < layers_.size() && layers_[first]->frozen()) ++first;
    if (first == layers_.size()) return;
    layers_[first]->parameter_gradients(run_back(grad_output, first + 1));
  }

  /// The chain rule: given dL/d(output), every parameter gets its gradient; returns dL/dx.
  const Matrix& backward(const Matrix& grad_output) override { return run_back(grad_output, 0); }

  /// As backward: the way to dL/dx passes by every layer.
  const Matrix& input_gradient(const Matrix& grad_output) override { return backward(grad_output); }

  /// One by one, first to last.
  const std::vector<std::unique_ptr<Layer>>& layers() const { return layers_; }

 protected:
  Named<Layer> parts() override {
    Named<Layer> all;
    for (std::size_t i = 0; i < layers_.size(); ++i) {
      all.emplace_back(fmt::format("layers.{}", i), layers_[i].get());
    }
    return all;
  }

 private:
  /// From the last layer down to number `until`, counted from 0: each gets the gradients of its
  /// parameters and passes the error on. Returns what the last of them passes back.
  const Matrix& run_back(const Matrix& grad_output, std::size_t until) {
    const Matrix* grad = &grad_output;
    // exercise 07.6: the error runs back
    todo("07.6");
    return *grad;
  }

  std::vector<std::unique_ptr<Layer>> layers_;
};

}  // namespace dl
