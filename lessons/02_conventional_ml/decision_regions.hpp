#pragma once

#include <string>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/metrics.hpp"
#include "common/plot.hpp"
#include "common/rng.hpp"
#include "common/table.hpp"
#include "models.hpp"
#include "random_forest.hpp"

namespace dl::lesson_02 {

/// What each model makes of the plane, and how many of the samples it has right.
inline void draw_regions(Plots& plots, const std::string& name, const Dataset& data, Rng& rng) {
  const auto tree = grow_tree(data.x, data.y, data.classes(), {}, rng);
  const RandomForest forest(data.x, data.y, data.classes(), {.trees = 50, .features_per_split = 1},
                            rng);
  const auto svm = train_svm(data.x, data.y, data.classes(), 20, rng);
  const auto panel = [&data](const char* title, const auto& model) -> Panel {
    const double right = accuracy(model.predict(data.x), data.y);
    return {fmt::format("{}: {} of the samples", title, percent(right, 0)), &data,
            regions([&model](const RowRef& x) { return model.predict(x); })};
  };
  plots.scatter(name, {"The SVM draws a line, a tree boxes, a forest many boxes", "", ""},
                {panel("linear SVM", svm), panel("one tree", tree), panel("forest", forest)},
                {-2.2, 2.2, -2.2, 2.2});
}

}  // namespace dl::lesson_02
