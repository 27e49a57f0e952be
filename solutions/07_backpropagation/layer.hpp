#pragma once

#include "solutions/05_gradient_descent/descend.hpp"

namespace dl {

/// Some layers work differently while they train (dropout in lesson 08, batch norm in lesson 09).
enum class Mode { train, eval };

/// A step of a network, forward and backward. A layer owns its parameters, its output and what it
/// must remember for the way back; what it returns by reference is valid until its next call. The
/// input must stay alive and unchanged until the way back is done. Nothing is allocated once the
/// batch size is known.
class Layer {
 public:
  virtual ~Layer() = default;

  /// y for x [batch, in].
  virtual const Matrix& forward(const Matrix& x, Mode mode) = 0;

  /// Given dL/dy of the last forward, writes dL/d(each parameter). PyTorch adds to what is there;
  /// here it is replaced, and nobody has to set it to zero.
  virtual void parameter_gradients(const Matrix& /*grad_y*/) {}

  /// Given dL/dy of the last forward, returns dL/dx. It needs the weights as they were then.
  virtual const Matrix& input_gradient(const Matrix& grad_y) = 0;

  const Matrix& backward(const Matrix& grad_y) {
    parameter_gradients(grad_y);
    return input_gradient(grad_y);
  }

  /// Given dL/dy of the last forward, moves each parameter: lesson 05's w -= learning_rate · dL/dw.
  /// A layer that can do so without writing the gradient down overrides this, which also spares the
  /// list of parameters, made anew at each call.
  virtual void parameter_step(const Matrix& grad_y, real learning_rate) {
    parameter_gradients(grad_y);
    gradient_step(parameters(), learning_rate);
  }

  /// What an optimizer moves.
  virtual Parameters parameters() { return {}; }

  /// What training changes though no optimizer moves it, such as batch norm's running statistics.
  virtual std::vector<Matrix*> buffers() { return {}; }
};

}  // namespace dl
