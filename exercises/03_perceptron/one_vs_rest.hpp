#pragma once

#include <vector>

#include "averaged_perceptron.hpp"
#include "common/dataset.hpp"
#include "common/todo.hpp"

namespace dl {

/// The class whose perceptron has the largest weighted sum for x [1, inputs]; of equal ones the
/// first.
inline int predict_class(const std::vector<Perceptron>& one_per_class, const RowRef& x) {
  // exercise 03.6: let one perceptron per class compete
  todo("03.6");
}

/// The classes of all samples x [n, inputs].
inline Labels predict_classes(const std::vector<Perceptron>& one_per_class, const Matrix& x) {
  Labels labels;
  for (Index i = 0; i < x.rows(); ++i) labels.push_back(predict_class(one_per_class, x.row(i)));
  return labels;
}

/// One averaged perceptron per class, each told to answer 1 for its class and 0 for the rest.
class OneVsRest {
 public:
  OneVsRest(Index inputs, int classes)
      : members_(static_cast<std::size_t>(classes), AveragedPerceptron(inputs)) {}

  void learn(const RowRef& x, int y, real learning_rate) {
    for (std::size_t k = 0; k < members_.size(); ++k) {
      members_[k].learn(x, static_cast<int>(k) == y ? 1 : 0, learning_rate);
    }
  }

  std::vector<Perceptron> last() const {
    std::vector<Perceptron> result;
    for (const auto& member : members_) result.push_back(member.last());
    return result;
  }

  std::vector<Perceptron> averaged() const {
    std::vector<Perceptron> result;
    for (const auto& member : members_) result.push_back(member.averaged());
    return result;
  }

 private:
  std::vector<AveragedPerceptron> members_;
};

}  // namespace dl
