#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <numeric>
#include <queue>
#include <vector>

#include "binned_features.hpp"
#include "common/rng.hpp"
#include "split.hpp"

namespace dl {

struct TreeSettings {
  int max_leaves = std::numeric_limits<int>::max();
  int min_samples_leaf = 1;
  Index features_per_split = 0;  ///< how many, drawn anew for each split; 0: all
};

/// A classification tree (CART, Breiman and others 1984): each node asks whether one feature is
/// below a threshold. It grows where the impurity falls most, until the leaves are pure or their
/// number is max_leaves.
class DecisionTree {
 public:
  struct Node {
    Index feature = -1;  ///< -1: a leaf
    real threshold = 0;  ///< up to here goes left
    int left = -1;
    int right = -1;
    int label = 0;  ///< the most frequent class here
    double impurity_decrease = 0;  ///< weighted by the node's share of the samples
  };

  /// Grows on the given samples (row numbers of x; one may be there more than once).
  DecisionTree(const BinnedFeatures& x, const Labels& y, int classes, std::vector<int> samples,
               const TreeSettings& settings, Rng& rng)
      : features_(x.features()) {
    Grower(*this, x, y, classes, std::move(samples), settings, rng).grow();
  }

  /// The class of x [1, features].
  int predict(const RowRef& x) const {
    int n = 0;
    while (node(n).feature >= 0) {
      n = x(node(n).feature) <= node(n).threshold ? node(n).left : node(n).right;
    }
    return node(n).label;
  }

  Labels predict(const Matrix& x) const {
    Labels labels;
    for (Index i = 0; i < x.rows(); ++i) labels.push_back(predict(RowRef(x.row(i))));
    return labels;
  }

  int leaves() const { return static_cast<int>(nodes_.size() + 1) / 2; }

  const std::vector<Node>& nodes() const { return nodes_; }

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
  const Node& node(int n) const { return nodes_[static_cast<std::size_t>(n)]; }

  /// A leaf that could be split, and how.
  struct Candidate {
    int node;
    int begin;  ///< its samples lie side by side, from begin to end
    int end;
    Index feature = -1;
    int bin = -1;
    double decrease = 0;
    bool operator<(const Candidate& other) const {
      return decrease != other.decrease ? decrease < other.decrease : node > other.node;
    }
  };

  class Grower {
   public:
    Grower(DecisionTree& tree, const BinnedFeatures& x, const Labels& y, int classes,
           std::vector<int> samples, const TreeSettings& settings, Rng& rng)
        : nodes_(tree.nodes_), x_(x), y_(y), classes_(classes), samples_(std::move(samples)),
          settings_(settings), rng_(rng), counts_(BinnedFeatures::max_bins, classes),
          labels_(samples_.size()), order_(static_cast<std::size_t>(x.features())) {
      std::iota(order_.begin(), order_.end(), Index{0});
    }

    void grow() {
      std::priority_queue<Candidate> open;
      const auto add = [&](int begin, int end) {
        const auto candidate = new_leaf(begin, end);
        if (candidate.feature >= 0) open.push(candidate);
        return candidate.node;
      };
      // In the order of memory, and kept in it by every split: neighbours share cache lines.
      std::ranges::sort(samples_);
      add(0, static_cast<int>(samples_.size()));
      for (int leaves = 1; leaves < settings_.max_leaves && !open.empty(); ++leaves) {
        const Candidate best = open.top();
        open.pop();
        const int middle = part(best);
        const int left = add(best.begin, middle);
        const int right = add(middle, best.end);
        auto& node = nodes_[static_cast<std::size_t>(best.node)];
        node.feature = best.feature;
        node.threshold = x_.threshold(best.feature, best.bin);
        node.left = left;
        node.right = right;
        node.impurity_decrease = best.decrease;
      }
    }

   private:
    /// Makes a leaf of samples begin to end and looks for its best split.
    Candidate new_leaf(int begin, int end) {
      Candidate candidate{.node = static_cast<int>(nodes_.size()), .begin = begin, .end = end};
      ClassCounts all = ClassCounts::Zero(classes_);
      for (int i = begin; i < end; ++i) {
        labels_[i] = y_[static_cast<std::size_t>(samples_[i])];
        all(labels_[i]) += 1;
      }
      Index label = 0;
      all.maxCoeff(&label);
      nodes_.push_back({.label = static_cast<int>(label)});
      const double n = end - begin;
      if (n < 2 * settings_.min_samples_leaf || all.maxCoeff() == n) return candidate;

      double best_score = all.squaredNorm() / n + 1e-9 * n;  // must be better than no split
      const Index wanted =
          settings_.features_per_split > 0 ? settings_.features_per_split : x_.features();
      Index tried = 0;
      for (Index drawn = 0; drawn < x_.features() && tried < wanted; ++drawn) {
        const Index feature = draw_feature(drawn);
        const Cut cut = cut_of(feature, begin, end, all);
        if (cut.bin < 0) continue;  // constant here: does not count as tried
        ++tried;
        if (cut.score > best_score) {
          best_score = cut.score;
          candidate.feature = feature;
          candidate.bin = cut.bin;
        }
      }
      candidate.decrease = (best_score - all.squaredNorm() / n) / static_cast<double>(samples_.size());
      return candidate;
    }

    /// The next feature: in a fixed order when all are used, else drawn without replacement.
    Index draw_feature(Index drawn) {
      if (settings_.features_per_split > 0) {
        std::swap(order_[drawn], order_[drawn + rng_.index(x_.features() - drawn)]);
      }
      return order_[drawn];
    }

    Cut cut_of(Index feature, int begin, int end, const ClassCounts& all) {
      const auto* bins = x_.feature(feature);
      counts_.clear();
      for (int i = begin; i < end; ++i) counts_.add(bins[samples_[i]], labels_[i]);
      return best_cut(counts_, all, settings_.min_samples_leaf);
    }

    /// Puts the samples that go left before the others; returns where the others begin.
    int part(const Candidate& split) {
      const auto* bins = x_.feature(split.feature);
      const auto middle =
          std::stable_partition(samples_.begin() + split.begin, samples_.begin() + split.end,
                         [&](int sample) { return bins[sample] <= split.bin; });
      return static_cast<int>(middle - samples_.begin());
    }

    std::vector<Node>& nodes_;
    const BinnedFeatures& x_;
    const Labels& y_;
    int classes_;
    std::vector<int> samples_;
    const TreeSettings& settings_;
    Rng& rng_;
    BinCounts counts_;
    std::vector<int> labels_;
    std::vector<Index> order_;
  };

  std::vector<Node> nodes_;
  Index features_;
};

}  // namespace dl
