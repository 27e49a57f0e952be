#pragma once

#include <string>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/metrics.hpp"
#include "common/options.hpp"
#include "common/progress.hpp"
#include "common/rng.hpp"
#include "common/scoreboard.hpp"
#include "common/table.hpp"
#include "forest_plots.hpp"
#include "gains.hpp"
#include "models.hpp"
#include "random_forest.hpp"

namespace dl::lesson_02 {

/// The pictures as vectors of one kind, [n, features].
struct Features {
  std::string name;
  Matrix train;
  Matrix test;
};

inline double svm_on(const Features& features, const Options& options, const TrainTest& data,
                     Table& results, Rng& rng) {
  Progress progress("SVM, " + features.name, options.epochs);
  const auto svm = train_svm(features.train, data.train.y, data.train.classes(), options.epochs,
                             rng, [&] { progress.advance(); });
  const double score = accuracy(svm.predict(features.test), data.test.y);
  results.row({"linear SVM", features.name, number(score)});
  return score;
}

inline RandomForest grow_forest(const Features& features, const Options& options,
                                const TrainTest& data, Rng& rng) {
  const int trees = options.quick ? 10 : 100;
  Progress progress("forest, " + features.name, trees);
  return {features.train,   data.train.y, data.train.classes(),
          {.trees = trees}, rng,          [&] { progress.advance(); }};
}

/// Both learners on the same features.
inline Learners learn(Plots& plots, const Features& features, const Options& options,
                      const TrainTest& data, Table& results, Rng& rng) {
  const double svm = svm_on(features, options, data, results, rng);
  const auto forest = grow_forest(features, options, data, rng);
  const auto predicted = forest.predict(features.test);
  const double score = accuracy(predicted, data.test.y);
  results.row({"forest", features.name, number(score), number(forest.out_of_bag_accuracy())});
  if (features.train.cols() == data.train.shape.size()) {
    draw_pixel_importances(plots, forest, data.train);
    draw_confusion(plots, ConfusionMatrix(predicted, data.test.y, data.test.classes()), data.test);
  }
  return {svm, score};
}

}  // namespace dl::lesson_02
