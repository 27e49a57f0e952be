#pragma once

#include <string>
#include <vector>

#include <fmt/format.h>

#include "decision_tree.hpp"
#include "solutions/01_rules/fashion_rules.hpp"

namespace dl::lesson_02 {

/// A node of a tree over the features of lesson 01, and all below it: a question, or the class of
/// a leaf. `answer` led here.
inline void print_node(const DecisionTree& tree, int n, std::size_t depth,
                       const std::string& answer, const std::vector<std::string>& classes) {
  const auto& node = tree.nodes()[static_cast<std::size_t>(n)];
  fmt::print("{:{}}{}", "", 5 * depth, answer);
  if (node.feature < 0) {
    fmt::print("{}\n", classes[static_cast<std::size_t>(node.label)]);
    return;
  }
  const auto& name = feature::all[static_cast<std::size_t>(node.feature)].name;
  fmt::print("{} up to {:.3g}?\n", name, node.threshold);
  print_node(tree, node.left, depth + 1, "yes: ", classes);
  print_node(tree, node.right, depth + 1, "no:  ", classes);
}

inline void print_tree(const DecisionTree& tree, const std::vector<std::string>& classes) {
  print_node(tree, 0, 0, "", classes);
}

}  // namespace dl::lesson_02
