#pragma once

#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/plot.hpp"
#include "common/spread.hpp"
#include "common/table.hpp"
#include "lab.hpp"

namespace dl::lesson_14 {

/// What the model reaches with so many examples, and what can be reached, a number for each run.
struct AtShots {
  Index shots = 0;
  std::vector<double> held_out, training, best;
};

inline std::vector<AtShots> accuracy_by_shots(Model& model, const Lab& lab) {
  std::vector<AtShots> results;
  for (const Index shots : all_shots()) {
    const auto best = lab.runs.each([&](Rng& rng) {
      const auto tasks = unnamed(lab.splits.held_out, lab.episodes);
      return best_possible(lab.digits.test, tasks,
                           draw_episodes(lab.digits.test, tasks, shots, rng));
    });
    results.push_back({shots, accuracies(model, lab, lab.splits.held_out, shots),
                       accuracies(model, lab, lab.splits.training, shots), best});
  }
  return results;
}

/// Without a weight being changed: how much do examples in the input help?
inline std::vector<AtShots> compare_shots(Model& model, const Lab& lab, Plots& plots) {
  const auto results = accuracy_by_shots(model, lab);
  Table table({"examples", "tasks never seen", "tasks of pre-training", "best possible"});
  // Beside 0 on a scale of powers of two: half an example.
  Curve held_out{.name = "tasks never seen", .style = {.colour = Colour::blue}};
  Curve best{.name = "best possible", .style = {.colour = Colour::black, .dash = Dash::dashed}};
  for (const auto& at : results) {
    table.row(
        {at.shots, Spread(at.held_out).text(), Spread(at.training).text(), Spread(at.best).text()});
    held_out.add(static_cast<double>(at.shots), Spread(at.held_out));
    best.add(static_cast<double>(at.shots), mean(at.best));
  }
  fmt::print(
      "\nGroups of digits, told by examples: accuracy on pictures that are held out, {} runs of {} "
      "episodes:\n\n",
      lab.runs.count(), lab.episodes);
  table.print();
  plots.curves("shots",
               {fmt::format("A task never seen: {:.2f} without an example, {:.2f} with {}",
                            mean(results.front().held_out), mean(results.back().held_out),
                            results.back().shots),
                "examples in the prompt", "accuracy"},
               {held_out, best},
               {.references = {{"guessing", 0.5}},
                .y = {0.45, 1},
                .x_ticks = {0, 1, 2, 4, 8, 16},
                .names = Names::in_corner});
  return results;
}

/// What a name alone does, with no example: the mean over the four tasks.
inline double compare_names(Model& model, const Lab& lab) {
  Table table({"task", "named, no example", "not named, no example", "not named, 16 examples"});
  double sum = 0;
  for (int name = 1; name <= 4; ++name) {
    const auto accuracy_of = [&](const Task& task, Index shots) {
      return Spread(lab.runs.each([&](Rng& rng) {
        const std::vector<Task> tasks(lab.episodes / 4, task);
        return model.accuracy(draw_episodes(lab.digits.test, tasks, shots, rng).prompts);
      }));
    };
    const Task with_name = named(name);
    const Task without_name{with_name.split};
    const Spread by_name = accuracy_of(with_name, 0);
    table.row({named_tasks()[static_cast<std::size_t>(name - 1)].name, by_name.text(),
               accuracy_of(without_name, 0).text(), accuracy_of(without_name, 16).text()});
    sum += by_name.mean / 4;
  }
  fmt::print("\nGroups of digits, told by a name:\n\n");
  table.print();
  return sum;
}

}  // namespace dl::lesson_14
