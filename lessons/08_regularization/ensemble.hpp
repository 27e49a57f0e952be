#pragma once

#include <vector>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/metrics.hpp"
#include "common/options.hpp"
#include "common/plot.hpp"
#include "common/runs.hpp"
#include "common/spread.hpp"
#include "common/table.hpp"
#include "solutions/04_mlp/softmax.hpp"
#include "solutions/07_backpropagation/layer.hpp"
#include "styles.hpp"
#include "thinned_average.hpp"
#include "well_trained.hpp"

namespace dl::lesson_08 {

/// What is to say about one network's answers to the test images.
struct Answer {
  double agreement = 0;  ///< the share of images with the class that the full pass names
  double sure = 0;       ///< the mean of the largest probabilities
  double accuracy = 0;
};

inline Answer answer_of(const Matrix& probabilities, const Labels& of_full_pass,
                        const Labels& truth) {
  const auto labels = argmax(probabilities);
  return {.agreement = accuracy(labels, of_full_pass),
          .sure = probabilities.rowwise().maxCoeff().mean(),
          .accuracy = accuracy(labels, truth)};
}

/// The answers of every network.
struct Answers {
  std::vector<Answer> full_pass;
  std::vector<std::vector<Answer>> averages;  ///< for each count, of so many thinned networks
};

inline Answers ask(std::vector<WellTrained>& networks, const std::vector<int>& counts,
                   const Dataset& test) {
  Answers answers{{}, std::vector<std::vector<Answer>>(counts.size())};
  for (auto& trained : networks) {
    trained.set_dropout(0.5);
    Matrix full;
    softmax(trained.network.forward(test.x, Mode::eval), full);
    const auto full_labels = argmax(full);
    answers.full_pass.push_back(answer_of(full, full_labels, test.y));
    ThinnedAverage thinned;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      while (thinned.count() < counts[i]) thinned.add(trained.network, test.x);
      answers.averages[i].push_back(answer_of(thinned.probabilities(), full_labels, test.y));
    }
  }
  return answers;
}

/// Is one pass with all units as good as the average of many thinned networks?
inline void full_pass_or_ensemble(Plots& plots, std::vector<WellTrained>& networks,
                                  const Dataset& test, const Options& options) {
  const std::vector<int> counts = options.quick ? std::vector{1, 3} : std::vector{1, 3, 10, 30};
  const auto [full_pass, averages] = ask(networks, counts, test);
  const auto spread = [](const std::vector<Answer>& answers, double Answer::*number) {
    return Spread(of_each(answers, number));
  };
  Table table({"networks", "same class as the full pass", "largest probability", "test"});
  Curve average{.name = "average of thinned networks", .style = style_of("dropout")};
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const auto test_accuracy = spread(averages[i], &Answer::accuracy);
    table.row({fmt::format("{} thinned", counts[i]), spread(averages[i], &Answer::agreement).text(),
               spread(averages[i], &Answer::sure).text(), test_accuracy.text()});
    average.add(counts[i], test_accuracy);
  }
  const auto of_full_pass = spread(full_pass, &Answer::accuracy);
  table.row({"full pass", "", spread(full_pass, &Answer::sure).text(), of_full_pass.text()});
  fmt::print("\nDropout as an ensemble, half of the units off in each thinned network:\n\n");
  table.print();
  plots.curves(
      "ensemble",
      {fmt::format("One full pass reaches {:.3f}, the average of {} thinned networks {:.3f}",
                   of_full_pass.mean, counts.back(), average.y.back()),
       "thinned networks averaged", "test accuracy"},
      {average}, {.axes = Axes::log_x, .references = {{"one full pass", of_full_pass.mean}}});
}

}  // namespace dl::lesson_08
