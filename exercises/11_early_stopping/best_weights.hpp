#pragma once

#include "solutions/07_backpropagation/state_dict.hpp"
#include "common/todo.hpp"

namespace dl {

/// All that a network has learned, seen in place: its weights, then the buffers, such as batch norm's
/// running statistics.
inline std::vector<Matrix*> learned(Layer& network) {
  std::vector<Matrix*> all;
  for (const auto& [name, matrix] : state_dict(network)) all.push_back(matrix);
  return all;
}

/// A copy of the best weights so far. It begins with the weights the network has now.
class BestWeights {
 public:
  explicit BestWeights(Layer& network) : network_(network) {
    for (const auto* matrix : learned(network)) kept_.push_back(*matrix);
  }

  /// Keeps the weights as they are now.
  void keep() {
    // exercise 11.4: keep a copy
    todo("11.4");
  }

  /// Gives the network the kept weights back.
  void restore() {
    // exercise 11.5: bring the best back
    todo("11.5");
  }

  /// The copies, seen in place, each with the name of what it is a copy of.
  NamedMatrices matrices() {
    NamedMatrices all = state_dict(network_);
    for (std::size_t i = 0; i < kept_.size(); ++i) all[i].second = &kept_[i];
    return all;
  }

 private:
  Layer& network_;
  std::vector<Matrix> kept_;
};

}  // namespace dl
