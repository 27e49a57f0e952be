#pragma once

#include <vector>

#include "tree_grower.hpp"
#include "tree_node.hpp"

namespace dl {

/// A classification tree (CART, Breiman and others 1984): each node asks whether one feature is
/// below a threshold. It grows where the impurity falls most, until the leaves are pure or their
/// number is max_leaves.
class DecisionTree {
 public:
  /// Grows on the given samples (row numbers of x; one may be there more than once).
  DecisionTree(const BinnedFeatures& x, const Labels& y, int classes, std::vector<int> samples,
               const TreeSettings& settings, Rng& rng)
      : features_(x.features()) {
    TreeGrower(nodes_, x, y, classes, std::move(samples), settings, rng).grow();
  }

  /// The class of x [1, features].
  int predict(const RowRef& x) const { return descend_tree(nodes_, x); }

  Labels predict(const Matrix& x) const {
    Labels labels;
    for (Index i = 0; i < x.rows(); ++i) labels.push_back(predict(RowRef(x.row(i))));
    return labels;
  }

  int leaves() const { return static_cast<int>(nodes_.size() + 1) / 2; }

  const TreeNodes& nodes() const { return nodes_; }

  /// How much each feature lowered the impurity, [1, features], together 1 (0 without splits).
  RowVector feature_importances() const {
    RowVector importances = RowVector::Zero(features_);
    for (const auto& n : nodes_) {
      if (n.feature >= 0) importances(n.feature) += static_cast<real>(n.impurity_decrease);
    }
    const real sum = importances.sum();
    return sum > 0 ? RowVector(importances / sum) : importances;
  }

 private:
  TreeNodes nodes_;
  Index features_;
};

}  // namespace dl
