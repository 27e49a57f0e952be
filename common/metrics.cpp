#include "metrics.hpp"

#include <stdexcept>

#include <fmt/format.h>

#include "table.hpp"

namespace dl {
namespace {

void check_sizes(const Labels& predicted, const Labels& truth) {
  if (predicted.size() != truth.size() || truth.empty()) {
    throw std::invalid_argument(
        fmt::format("{} predictions for {} labels: expected as many, and "
                    "at least one",
                    predicted.size(), truth.size()));
  }
}

}  // namespace

Labels argmax(const Matrix& scores) {
  Labels labels(static_cast<std::size_t>(scores.rows()));
  for (Index i = 0; i < scores.rows(); ++i) {
    Index best = 0;
    scores.row(i).maxCoeff(&best);
    labels[static_cast<std::size_t>(i)] = static_cast<int>(best);
  }
  return labels;
}

double accuracy(const Labels& predicted, const Labels& truth) {
  check_sizes(predicted, truth);
  double right = 0;
  for (std::size_t i = 0; i < truth.size(); ++i) right += predicted[i] == truth[i];
  return right / static_cast<double>(truth.size());
}

ConfusionMatrix::ConfusionMatrix(const Labels& predicted, const Labels& truth, int classes)
    : counts(Eigen::MatrixXi::Zero(classes, classes)) {
  check_sizes(predicted, truth);
  for (std::size_t i = 0; i < truth.size(); ++i) {
    if (truth[i] < 0 || truth[i] >= classes || predicted[i] < 0 || predicted[i] >= classes) {
      throw std::invalid_argument(
          fmt::format("sample {}: class {} predicted as {}, expected 0 to {}", i, truth[i],
                      predicted[i], classes - 1));
    }
    ++counts(truth[i], predicted[i]);
  }
}

double ConfusionMatrix::recall(int label) const {
  const int total = counts.row(label).sum();
  return total == 0 ? 0.0 : static_cast<double>(counts(label, label)) / total;
}

std::pair<int, int> ConfusionMatrix::worst_pair() const {
  Eigen::MatrixXi mistakes = counts;
  mistakes.diagonal().setConstant(-1);
  Index truth = 0;
  Index predicted = 0;
  mistakes.maxCoeff(&truth, &predicted);
  return {static_cast<int>(truth), static_cast<int>(predicted)};
}

std::string ConfusionMatrix::table(const std::vector<std::string>& class_names) const {
  Table table({"truth \\ predicted"});
  for (const auto& name : class_names) table.header.push_back(name);
  for (Index t = 0; t < counts.rows(); ++t) {
    table.rows.push_back({class_names[static_cast<std::size_t>(t)]});
    for (Index p = 0; p < counts.cols(); ++p) {
      table.rows.back().push_back(std::to_string(counts(t, p)));
    }
  }
  return table.text();
}

}  // namespace dl
