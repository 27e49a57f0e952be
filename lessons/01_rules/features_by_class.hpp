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
  for (Index f = 0; f < features.cols(); ++f) {
    table.row({feature::all[f].name});
    for (Index k = 0; k < train.classes(); ++k) {
      const double mean = sums(k, f) / images(k);
      table.add(number(mean, sums.col(f).maxCoeff() / images(0) > 2 ? 1 : 2));
    }
  }
  fmt::print("What is measured, on {} training images; shares are 0 to 1, widths in pixels:\n\n",
             train.size());
  table.print();
}

}  // namespace dl::lesson_01
