#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "layer.hpp"
#include "common/todo.hpp"

namespace dl {

/// Layers one after the other.
class Sequential {
 public:
  /// net.add<Dense>(784, 128, rng); returns the new layer.
  template <typename L, typename... Args>
  L& add(Args&&... args) {
    auto layer = std::make_unique<L>(std::forward<Args>(args)...);
    L& added = *layer;
    layers_.push_back(std::move(layer));
    return added;
  }

  /// x must stay alive and unchanged until the way back is done.
  const Matrix& forward(const Matrix& x, Mode mode) {
    const Matrix* output = &x;
    // exercise 07.5: feed forward
    todo("07.5");
    return *output;
  }

  /// The chain rule: given dL/d(output), every parameter gets its gradient. What the first layer
  /// would pass back is the gradient of the data, which nobody needs.
  void backward(const Matrix& grad_output) {
    // exercise 07.6: the error runs back
    todo("07.6");
  }

  /// backward() and lesson 05's gradient_step() in one: every parameter moves while the error runs
  /// back, and its gradient is not kept. For plain descent only: an optimizer, a penalty or a
  /// gradient check wants to see the gradient.
  void backward_step(const Matrix& grad_output, real learning_rate) {
    // exercise 07.7: move while the error runs back
    todo("07.7");
  }

  Parameters parameters() const {
    Parameters all;
    for (const auto& layer : layers_) {
      for (auto* p : layer->parameters()) all.push_back(p);
    }
    return all;
  }

  std::vector<Matrix*> buffers() const {
    std::vector<Matrix*> all;
    for (const auto& layer : layers_) {
      for (auto* b : layer->buffers()) all.push_back(b);
    }
    return all;
  }

  /// One by one, first to last.
  const std::vector<std::unique_ptr<Layer>>& layers() const { return layers_; }

 private:
  std::vector<std::unique_ptr<Layer>> layers_;
};

/// The number of weights and biases.
inline Index parameter_count(const Sequential& network) {
  Index count = 0;
  for (const auto* p : network.parameters()) count += p->value.size();
  return count;
}

}  // namespace dl
