#pragma once

#include "common/dataset.hpp"
#include "common/metrics.hpp"
#include "common/options.hpp"
#include "common/progress.hpp"
#include "common/rng.hpp"
#include "common/scoreboard.hpp"
#include "common/table.hpp"
#include "hog.hpp"
#include "models.hpp"

namespace dl::lesson_02 {

/// Better features, a simpler learner: how far does a flat boundary go on the edges of a picture?
inline void svm_on_edges(const Options& options, const TrainTest& data, Table& results, Rng& rng) {
  const auto& [train, test] = data;
  Progress progress("SVM", options.epochs);
  const auto svm = train_svm(hog(train), train.y, train.classes(), options.epochs, rng,
                             [&] { progress.advance(); });
  const double score = accuracy(svm.predict(hog(test)), test.y);
  results.row({"HOG + linear SVM", number(score)});
  record_score(options, "HOG + linear SVM", score);
}

}  // namespace dl::lesson_02
