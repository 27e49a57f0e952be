#pragma once

#include <string>
#include <vector>

#include "matrix.hpp"

namespace dl {

/// The class with the largest score, for each sample of scores [n, classes]; the first of equals.
/// Where scores are not numbers it may be any class. PyTorch: argmax(dim=1).
Labels argmax(const Matrix& scores);

/// The share of samples whose prediction is the truth, 0 to 1. Both must have one size, not 0.
double accuracy(const Labels& predicted, const Labels& truth);

/// counts(t, p): how many samples of class t were predicted as class p.
struct ConfusionMatrix {
  Eigen::MatrixXi counts;

  ConfusionMatrix(const Labels& predicted, const Labels& truth, int classes);

  /// The share of class `label` that was found, 0 when there is none.
  double recall(int label) const;

  /// The pair of different classes (truth, predicted) that is confused most often, the first of
  /// equals. There must be two classes.
  std::pair<int, int> worst_pair() const;

  /// An aligned table, truth down, prediction across.
  std::string table(const std::vector<std::string>& class_names) const;
};

}  // namespace dl
