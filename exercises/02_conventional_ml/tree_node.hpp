#pragma once

#include <vector>

#include "common/matrix.hpp"
#include "common/todo.hpp"

namespace dl {

/// A place in a tree: a question about one feature, or a leaf.
struct TreeNode {
  Index feature = -1;  ///< -1: a leaf
  real threshold = 0;  ///< up to here goes left
  int left = -1;       ///< the number of the node where the left ones go on
  int right = -1;
  int label = 0;                 ///< the most frequent class here
  double impurity_decrease = 0;  ///< weighted by the node's share of the samples
};

/// A tree by its nodes, the root first.
using TreeNodes = std::vector<TreeNode>;

/// The class of x [1, features]: that of the leaf where the answers to the questions lead.
inline int descend_tree(const TreeNodes& nodes, const RowRef& x) {
  // exercise 02.9: follow the questions to a leaf
  todo("02.9");
}

}  // namespace dl
