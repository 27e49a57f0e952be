#pragma once

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/table.hpp"
#include "fashion_rules.hpp"

namespace dl::lesson_01 {

/// The mean of each feature over the images of each class: where to look for a threshold. Over
/// training images, since rules are not made with those that test them.
inline void show_features_by_class(const Dataset& train) {
  const Matrix features = feature_table(train);
  Matrix sums = Matrix::Zero(train.classes(), features.cols());
  RowVector images = RowVector::Zero(train.classes());
  for (Index i = 0; i < train.size(); ++i) {
    sums.row(train.y[i]) += features.row(i);
    images(train.y[i]) += 1;
  }
  Table table({"mean"});
  for (const auto& name : train.class_names) table.column(name);
  const Matrix means = sums.array().colwise() / images.transpose().array().max(real(1));
  for (Index f = 0; f < features.cols(); ++f) {
    table.row({feature::all[f].name});
    const int digits = means.col(f).maxCoeff() > 2 ? 1 : 2;
    for (Index k = 0; k < train.classes(); ++k) {
      table.add(images(k) > 0 ? number(means(k, f), digits) : "-");
    }
  }
  fmt::print("What is measured, on {} training images; shares are 0 to 1, widths in pixels:\n\n",
             train.size());
  table.print();
}

}  // namespace dl::lesson_01
