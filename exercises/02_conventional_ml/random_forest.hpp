#pragma once

#include <cmath>
#include <functional>
#include <vector>

#include "decision_tree.hpp"
#include "common/todo.hpp"

namespace dl {

/// As many row numbers as there are samples, drawn with replacement: some come more than once, and
/// about 1 / e of all (37%) not at all (Breiman 1996).
inline std::vector<int> bootstrap(Index samples, Rng& rng) {
  std::vector<int> drawn(static_cast<std::size_t>(samples));
  for (int& sample : drawn) sample = static_cast<int>(rng.index(samples));
  return drawn;
}

/// The class with the most votes; votes [1, classes]; of equal ones the first.
inline int majority(const Eigen::RowVectorXi& votes) {
  Index winner = 0;
  votes.maxCoeff(&winner);
  return static_cast<int>(winner);
}

/// The share of samples that the trees which never saw them classify right (Breiman 2001, section
/// 3.1): an estimate of the test accuracy that needs no test set. votes [n, classes] are the votes
/// of those trees; a sample that every tree saw has none and is left out. 0 when all were seen.
inline double out_of_bag_accuracy(const Eigen::MatrixXi& votes, const Labels& y) {
  // exercise 02.10: test each tree on what it never saw
  todo("02.10");
}

struct ForestSettings {
  int trees = 100;
  Index features_per_split = 0;  ///< 0: the square root of their number
};

/// Many trees, each grown to the end on its own bootstrap sample and with few features to choose
/// from at each split, that vote (Breiman 2001).
class RandomForest {
 public:
  /// x [n, features]. `after_tree` is called after each tree.
  RandomForest(const Matrix& x, const Labels& y, int classes, const ForestSettings& settings,
               Rng& rng, const std::function<void()>& after_tree = [] {})
      : classes_(classes), importances_(RowVector::Zero(x.cols())) {
    const BinnedFeatures binned(x);
    const TreeSettings tree_settings{
        .features_per_split = settings.features_per_split > 0
                                  ? settings.features_per_split
                                  : static_cast<Index>(std::sqrt(static_cast<double>(x.cols())))};
    Eigen::MatrixXi votes = Eigen::MatrixXi::Zero(x.rows(), classes);
    for (int t = 0; t < settings.trees; ++t) {
      const auto drawn = bootstrap(x.rows(), rng);
      trees_.emplace_back(binned, y, classes, drawn, tree_settings, rng);
      importances_ += trees_.back().feature_importances() / static_cast<real>(settings.trees);
      std::vector<bool> seen(static_cast<std::size_t>(x.rows()));
      for (const int sample : drawn) seen[static_cast<std::size_t>(sample)] = true;
      for (Index i = 0; i < x.rows(); ++i) {
        if (!seen[static_cast<std::size_t>(i)]) ++votes(i, trees_.back().predict(RowRef(x.row(i))));
      }
      after_tree();
    }
    out_of_bag_accuracy_ = dl::out_of_bag_accuracy(votes, y);
  }

  int predict(const RowRef& x) const {
    Eigen::RowVectorXi votes = Eigen::RowVectorXi::Zero(classes_);
    for (const auto& tree : trees_) ++votes(tree.predict(x));
    return majority(votes);
  }

  Labels predict(const Matrix& x) const {
    Labels labels;
    for (Index i = 0; i < x.rows(); ++i) labels.push_back(predict(RowRef(x.row(i))));
    return labels;
  }

  double out_of_bag_accuracy() const { return out_of_bag_accuracy_; }

  /// The mean over the trees, [1, features], together 1 where every tree has a split.
  const RowVector& feature_importances() const { return importances_; }

 private:
  int classes_;
  std::vector<DecisionTree> trees_;
  RowVector importances_;
  double out_of_bag_accuracy_ = 0;
};

}  // namespace dl
