// What the page of the growing tree calls. Splits, leaves and answers are lesson 02's.
#include <algorithm>
#include <memory>
#include <numeric>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "binned_features.hpp"
#include "book/demos/shared/plane.hpp"
#include "common/metrics.hpp"
#include "decision_tree.hpp"

namespace dl {
namespace {

struct Wood {
  Rng rng;
  Dataset data;
  Dataset test;
  BinnedFeatures binned{data.x};
  std::unique_ptr<DecisionTree> tree;

  Wood(int toy, Index samples, double noise, std::uint64_t seed)
      : rng(seed), data(make_toy(toy, samples, noise, rng)), test(make_toy(toy, 1000, noise, rng)) {
    grow(1);
  }

  /// The same choices come first, so that a tree with one more leaf is this one and a split.
  void grow(int leaves) {
    std::vector<int> all(static_cast<std::size_t>(data.size()));
    std::iota(all.begin(), all.end(), 0);
    tree = std::make_unique<DecisionTree>(binned, data.y, data.classes(), all,
                                          TreeSettings{.max_leaves = leaves}, rng);
  }

  const TreeNode& node(int n) const { return tree->nodes()[static_cast<std::size_t>(n)]; }
};

std::unique_ptr<Wood> wood;

/// The part of the plane that belongs to a node.
struct Box {
  double left, right, bottom, top;

  Box below(const TreeNode& node, bool yes) const {
    Box box = *this;
    (node.feature == 0 ? (yes ? box.right : box.left) : (yes ? box.top : box.bottom)) =
        node.threshold;
    return box;
  }
};

void boxes_below(int n, const Box& box, std::vector<float>& boxes) {
  const auto& node = wood->node(n);
  if (node.feature < 0) {
    for (const double v : {box.left, box.right, box.bottom, box.top}) {
      boxes.push_back(static_cast<float>(v));
    }
    boxes.push_back(static_cast<float>(node.label));
    return;
  }
  boxes_below(node.left, box.below(node, true), boxes);
  boxes_below(node.right, box.below(node, false), boxes);
}

std::string question(const TreeNode& node) {
  return fmt::format("x{} up to {:.3g}?", node.feature + 1, node.threshold);
}

std::string words_below(int n, std::size_t depth, const std::string& led_here) {
  const auto& node = wood->node(n);
  const auto line = fmt::format("{:{}}{}", "", 5 * depth, led_here);
  if (node.feature < 0) return fmt::format("{}class {}\n", line, node.label);
  return line + question(node) + "\n" + words_below(node.left, depth + 1, "yes: ") +
         words_below(node.right, depth + 1, "no:  ");
}

}  // namespace

PAGE_MAY_CALL void start(int toy, int samples, double noise, int seed) {
  wood = std::make_unique<Wood>(toy, samples, noise, static_cast<std::uint64_t>(seed));
}

/// Grows a tree of so many leaves, or fewer when all are pure. Returns how many it has.
PAGE_MAY_CALL int grow(int leaves) {
  wood->grow(leaves);
  return wood->tree->leaves();
}

PAGE_MAY_CALL double accuracy_on(int test) {
  const auto& data = test ? wood->test : wood->data;
  return accuracy(wood->tree->predict(data.x), data.y);
}

/// x1, x2 and the class of each sample.
PAGE_MAY_CALL Numbers points(int test) { return answer_samples(test ? wood->test : wood->data); }

/// For each leaf left, right, bottom and top of its box in [-range, range]², and its class.
PAGE_MAY_CALL Numbers boxes(double range) {
  std::vector<float> boxes;
  boxes_below(0, {-range, range, -range, range}, boxes);
  return answer(boxes);
}

/// The whole tree, or what it asked last.
PAGE_MAY_CALL const char* in_words() { return answer(words_below(0, 0, "")); }
PAGE_MAY_CALL const char* newest_question() {
  const auto& nodes = wood->tree->nodes();
  const auto parent =
      std::ranges::find(nodes, static_cast<int>(nodes.size()) - 1, &TreeNode::right);
  return answer(parent == nodes.end() ? std::string("none yet") : question(*parent));
}

/// How a place comes to its class.
PAGE_MAY_CALL const char* way_of(double x1, double x2) {
  RowVector x(2);
  x << static_cast<real>(x1), static_cast<real>(x2);
  std::string way;
  for (int n = 0; wood->node(n).feature >= 0;) {
    const auto& node = wood->node(n);
    const bool yes = x(node.feature) <= node.threshold;
    way += question(node) + (yes ? " yes. " : " no. ");
    n = yes ? node.left : node.right;
  }
  return answer(fmt::format("{}So class {}.", way, wood->tree->predict(RowRef(x))));
}

}  // namespace dl
