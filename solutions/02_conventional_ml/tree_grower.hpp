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
#include "tree_node.hpp"

namespace dl {

struct TreeSettings {
  int max_leaves = std::numeric_limits<int>::max();
  int min_samples_leaf = 1;
  Index features_per_split = 0;  ///< how many, drawn anew for each split; 0: all
};

/// Grows a tree where the impurity falls most, until the leaves are pure or their number is
/// max_leaves.
class TreeGrower {
 public:
  /// Grows `nodes` on the given samples (row numbers of x; one may be there more than once).
  TreeGrower(TreeNodes& nodes, const BinnedFeatures& x, const Labels& y, int classes,
             std::vector<int> samples, const TreeSettings& settings, Rng& rng)
      : nodes_(nodes),
        x_(x),
        y_(y),
        classes_(classes),
        samples_(std::move(samples)),
        settings_(settings),
        rng_(rng),
        counts_(BinnedFeatures::max_bins, classes),
        labels_(samples_.size()),
        order_(static_cast<std::size_t>(x.features())) {
    std::iota(order_.begin(), order_.end(), Index{0});
  }

  void grow() {
    std::priority_queue<Candidate> open;
    const auto add = [&](int begin, int end) {
      const auto candidate = new_leaf(begin, end);
      if (candidate.split.feature >= 0) open.push(candidate);
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
      node.feature = best.split.feature;
      node.threshold = x_.threshold(best.split.feature, best.split.cut.bin);
      node.left = left;
      node.right = right;
      node.impurity_decrease = best.decrease;
    }
  }

 private:
  /// A leaf that could be split, and how.
  struct Candidate {
    int node;
    int begin;  ///< its samples lie side by side, from begin to end
    int end;
    Split split = {};
    double decrease = 0;
    bool operator<(const Candidate& other) const {
      return decrease != other.decrease ? decrease < other.decrease : node > other.node;
    }
  };

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

    const double score = all.squaredNorm() / n;
    const Index wanted =
        settings_.features_per_split > 0 ? settings_.features_per_split : x_.features();
    // Better than no split by more than rounding.
    candidate.split = best_split(
        x_.features(), wanted, score + 1e-9 * n, [&](Index drawn) { return draw_feature(drawn); },
        [&](Index feature) { return cut_of(feature, begin, end, all); });
    candidate.decrease = (candidate.split.cut.score - score) / static_cast<double>(samples_.size());
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
  int part(const Candidate& candidate) {
    const auto* bins = x_.feature(candidate.split.feature);
    const auto middle =
        std::stable_partition(samples_.begin() + candidate.begin, samples_.begin() + candidate.end,
                              [&](int sample) { return bins[sample] <= candidate.split.cut.bin; });
    return static_cast<int>(middle - samples_.begin());
  }

  TreeNodes& nodes_;
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

}  // namespace dl
