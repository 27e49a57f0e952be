#pragma once

#include <string>
#include <utility>
#include <vector>

#include "solutions/05_gradient_descent/parameter.hpp"

namespace dl {

/// Some layers work differently while they train (dropout in lesson 08, batch norm in lesson 09).
enum class Mode { train, eval };

/// Matrices and parameters with their names, as PyTorch's state_dict has them: "layers.0.weight".
template <typename T>
using Named = std::vector<std::pair<std::string, T*>>;
using NamedParameters = Named<Parameter>;
using NamedMatrices = Named<Matrix>;

/// Adds what a part of a whole has, each behind the part's name and a dot; a part without a name
/// adds none.
template <typename T>
void add_named(Named<T>& all, const std::string& part, const Named<T>& of_part) {
  for (const auto& [name, item] : of_part) {
    all.emplace_back(part.empty() ? name : part + "." + name, item);
  }
}

/// A step of a network, forward and backward; a network is a layer too, and so layers nest. A layer
/// owns its parameters, its output and what it must remember for backward; what it returns by
/// reference is valid until its next call. Nothing is allocated once the batch size is known.
///
/// A parameter has one owner, and its gradient is replaced by each backward: PyTorch adds to what
/// is there, here nobody has to set it to zero. Who uses one layer in two places adds the two
/// gradients up himself.
class Layer {
 public:
  Layer() = default;
  Layer(Layer&&) = default;
  Layer& operator=(Layer&&) = default;
  virtual ~Layer() = default;

  /// y for x [batch, in]. x must stay alive and unchanged until backward is done.
  const Matrix& forward(const Matrix& x, Mode mode) {
    return forward_pass(x, frozen_ ? Mode::eval : mode);
  }
  /// A temporary is kept until the next one comes.
  const Matrix& forward(Matrix&& x, Mode mode) {
    kept_ = std::move(x);
    return forward(kept_, mode);
  }

  /// Given dL/dy of the last forward, writes dL/d(each parameter).
  virtual void parameter_gradients(const Matrix& /*grad_y*/) {}

  /// Given dL/dy of the last forward, returns dL/dx. It needs the weights as they were then.
  virtual const Matrix& input_gradient(const Matrix& grad_y) = 0;

  /// Both of these: writes dL/d(each parameter) and returns dL/dx. A layer that answers both
  /// questions from one computation overrides it.
  virtual const Matrix& backward(const Matrix& grad_y) {
    if (!frozen_) parameter_gradients(grad_y);
    return input_gradient(grad_y);
  }

  /// A frozen layer stays as it is while others learn: it gives an optimizer no parameters,
  /// computes no gradient for them, and works as in Mode::eval, so that a batch norm in it does not
  /// drift.
  void set_frozen(bool frozen) {
    frozen_ = frozen;
    for (const auto& [name, part] : parts()) part->set_frozen(frozen);
  }
  bool frozen() const { return frozen_; }

  /// What an optimizer moves.
  Parameters parameters() {
    Parameters all;
    if (!frozen_) {
      for (const auto& [name, parameter] : own_parameters()) all.push_back(parameter);
    }
    for (const auto& [name, part] : parts()) {
      for (auto* parameter : part->parameters()) all.push_back(parameter);
    }
    return all;
  }

  /// All parameters, frozen or not (PyTorch: named_parameters).
  NamedParameters named_parameters() {
    NamedParameters all = own_parameters();
    for (const auto& [name, part] : parts()) add_named(all, name, part->named_parameters());
    return all;
  }

  /// What training changes though no optimizer moves it, such as batch norm's running statistics
  /// (PyTorch: named_buffers).
  NamedMatrices named_buffers() {
    NamedMatrices all = own_buffers();
    for (const auto& [name, part] : parts()) add_named(all, name, part->named_buffers());
    return all;
  }

 protected:
  /// What forward does.
  virtual const Matrix& forward_pass(const Matrix& x, Mode mode) = 0;

  virtual NamedParameters own_parameters() { return {}; }
  virtual NamedMatrices own_buffers() { return {}; }

  /// The layers that this one is made of.
  virtual Named<Layer> parts() { return {}; }

 private:
  bool frozen_ = false;
  Matrix kept_;
};

/// The number of weights and biases, frozen or not.
inline Index parameter_count(Layer& layer) {
  Index count = 0;
  for (const auto& [name, parameter] : layer.named_parameters()) count += parameter->value.size();
  return count;
}

}  // namespace dl
