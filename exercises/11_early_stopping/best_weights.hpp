#pragma once

#include "solutions/07_backpropagation/sequential.hpp"
#include "common/todo.hpp"

namespace dl {

/// All that a network has learned, seen in place: the weights that an optimizer moves, then the
/// buffers, such as batch norm's running statistics.
inline std::vector<Matrix*> learned(const Sequential& network) {
  std::vector<Matrix*> all;
  for (auto* p : network.parameters()) all.push_back(&p->value);
  for (auto* b : network.buffers()) all.push_back(b);
  return all;
}

/// A copy of the best weights so far. It begins with the weights the network has now.
class BestWeights {
 public:
  explicit BestWeights(Sequential& network) : network_(network) {
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

  /// The copies, seen in place, in the order of learned().
  std::vector<Matrix*> matrices() {
    std::vector<Matrix*> all;
    for (auto& matrix : kept_) all.push_back(&matrix);
    return all;
  }

 private:
  Sequential& network_;
  std::vector<Matrix> kept_;
};

}  // namespace dl
