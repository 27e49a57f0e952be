#pragma once

#include <string>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/metrics.hpp"
#include "common/plot.hpp"
#include "common/rng.hpp"
#include "common/table.hpp"
#include "common/toys.hpp"
#include "models.hpp"
#include "random_forest.hpp"

namespace dl::lesson_02 {

/// What each model makes of the plane: how often it is right on the samples that it was trained
/// on, and on new ones.
inline void draw_regions(Plots& plots, Table& results, const std::string& name,
                         const Dataset& samples, const Dataset& fresh, Rng& rng) {
  const int classes = samples.classes();
  const auto tree = grow_tree(samples.x, samples.y, classes, {}, rng);
  const RandomForest forest(samples.x, samples.y, classes, {.trees = 50, .features_per_split = 1},
                            rng);
  const auto svm = train_svm(samples.x, samples.y, classes, 20, rng);
  const auto panel = [&](const std::string& learner, const auto& model) -> Panel {
    const auto seen = percent(accuracy(model.predict(samples.x), samples.y), 1);
    const auto unseen = percent(accuracy(model.predict(fresh.x), fresh.y), 1);
    results.row({fmt::format("{}, {}", name, learner), seen, unseen});
    return {fmt::format("{}: {}, new {}", learner, seen, unseen), &samples,
            regions([&model](const RowRef& x) { return model.predict(x); })};
  };
  plots.scatter(name,
                {fmt::format("Share right on these {} samples, and on {} new ones", samples.size(),
                             fresh.size()),
                 "", ""},
                {panel("linear SVM", svm), panel("one tree", tree), panel("forest", forest)},
                {-2.2, 2.2, -2.2, 2.2});
}

/// Two classes that no straight line can part: what a line, boxes and many boxes make of them.
inline void draw_all_regions(Plots& plots, Rng& rng) {
  constexpr Index samples = 300, fresh = 1000;
  Table results({"data, model", "samples", "new"});
  // One statement each: in which order a call's arguments draw numbers, compilers decide.
  const auto new_moons = make_moons(fresh, 0.2, rng);
  const auto moons = make_moons(samples, 0.2, rng);
  draw_regions(plots, results, "moons", moons, new_moons, rng);
  const auto new_spirals = make_spirals(fresh, 0.1, rng);
  const auto spirals = make_spirals(samples, 0.1, rng);
  draw_regions(plots, results, "spirals", spirals, new_spirals, rng);
  fmt::print("\nTwo classes in the plane; right on {} samples, and on {} new ones:\n\n", samples,
             fresh);
  results.print();
}

}  // namespace dl::lesson_02
