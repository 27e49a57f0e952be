#pragma once

#include <algorithm>
#include <initializer_list>

#include "solutions/05_gradient_descent/parameter.hpp"

namespace dl {

/// Some consecutive weights, or what belongs to them, seen in place. Counts element by element:
/// a * b, a / b, a.square(), a.sqrt().
using Piece = Eigen::Map<Eigen::Array<real, 1, Eigen::Dynamic>>;

/// What an optimizer remembers between steps, seen in place: saved beside the weights, it lets a
/// training go on where it stood.
struct OptimizerState {
  std::vector<Matrix*> matrices;  ///< always in the same order
  int* steps = nullptr;           ///< the steps made so far, where they count
};

/// Moves parameters by their gradients. What an optimizer remembers between steps lies beside each
/// parameter, in the same shape.
class Optimizer {
 public:
  Optimizer(Parameters parameters, double learning_rate)
      : parameters_(std::move(parameters)), learning_rate_(learning_rate) {}
  virtual ~Optimizer() = default;

  /// One step with the gradients that the parameters hold now.
  virtual void step() = 0;

  virtual OptimizerState state() { return {}; }

  /// Schedules set it anew before each step.
  void set_learning_rate(double learning_rate) { learning_rate_ = learning_rate; }
  double learning_rate() const { return learning_rate_; }

 protected:
  /// One matrix of zeros per parameter, to remember something in.
  std::vector<Matrix> zeros() const {
    std::vector<Matrix> result;
    for (const auto* p : parameters_) {
      result.push_back(Matrix::Zero(p->value.rows(), p->value.cols()));
    }
    return result;
  }

  /// Calls update(w, g, m...) for all weights w, their gradients g and what is remembered of them,
  /// piece by piece. A step is bound by memory, not by arithmetic: a piece stays in the cache for
  /// all the lines of `update`, so that each number comes from memory once a step.
  template <typename Update, typename... Memory>
  void for_each_piece(Update update, Memory&... memory) {
    constexpr Index piece_size = 1024;
    for (std::size_t i = 0; i < parameters_.size(); ++i) {
      Parameter& p = *parameters_[i];
      for (Index first = 0; first < p.value.size(); first += piece_size) {
        const Index size = std::min(piece_size, p.value.size() - first);
        const auto piece = [&](Matrix& all) { return Piece(all.data() + first, size); };
        update(piece(p.value), piece(p.gradient), piece(memory[i])...);
      }
    }
  }

  /// All the matrices of some lists.
  static std::vector<Matrix*> in_place(std::initializer_list<std::vector<Matrix>*> lists) {
    std::vector<Matrix*> result;
    for (auto* list : lists) {
      for (auto& matrix : *list) result.push_back(&matrix);
    }
    return result;
  }

  Parameters parameters_;
  double learning_rate_;
};

}  // namespace dl
