#pragma once

#include <string>

#include <fmt/format.h>

#include "common/options.hpp"
#include "common/plot.hpp"
#include "common/scoreboard.hpp"
#include "common/spread.hpp"
#include "common/table.hpp"
#include "image_classifier.hpp"
#include "layer.hpp"

namespace dl::lesson_07 {

/// The last accuracy, mean of the runs.
inline std::string last_accuracy(const Contender& contender, History ImageClassifier::*images) {
  return number(contender.last(images, &History::accuracy).mean, 3);
}

inline std::string title_of(const Contender& linear, const Contender& mlp) {
  return fmt::format("Two hidden layers: {} on training images, {} on test images; none: {} and {}",
                     last_accuracy(mlp, &ImageClassifier::training),
                     last_accuracy(mlp, &ImageClassifier::test),
                     last_accuracy(linear, &ImageClassifier::training),
                     last_accuracy(linear, &ImageClassifier::test));
}

inline CurvePanel panel_of(const Contender& contender) {
  return {.title = contender.name,
          .curves = {spread_over_epochs("training images",
                                        contender.accuracies(&ImageClassifier::training),
                                        {.colour = Colour::orange}),
                     spread_over_epochs("test images", contender.accuracies(&ImageClassifier::test),
                                        {.colour = Colour::blue})}};
}

/// What two hidden layers gain on images, on those of the training and on others.
inline void compare_classifiers(Plots& plots, const Options& options, Index images,
                                Contender& linear, Contender& mlp) {
  Table table({"network", "parameters", "training loss", "test loss", "training accuracy",
               "test accuracy", "from run to run"});
  for (Contender* contender : {&linear, &mlp}) {
    const auto accuracy = contender->last(&ImageClassifier::test, &History::accuracy);
    table.row({contender->name, parameter_count(contender->runs.front().network),
               number(contender->last(&ImageClassifier::training, &History::loss).mean),
               number(contender->last(&ImageClassifier::test, &History::loss).mean),
               number(contender->last(&ImageClassifier::training, &History::accuracy).mean),
               number(accuracy.mean),
               fmt::format("{:.4f} to {:.4f}", accuracy.low, accuracy.high)});
  }
  fmt::print("\nFashion-MNIST, {} training images, mean of {} runs:\n\n", images, mlp.runs.size());
  table.print();
  plots.curve_panels("images", {title_of(linear, mlp), "pass over the training images", "accuracy"},
                     {panel_of(linear), panel_of(mlp)});
  record_score(options, "MLP 256-128", mlp.last(&ImageClassifier::test, &History::accuracy).mean);
}

}  // namespace dl::lesson_07
