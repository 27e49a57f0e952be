#pragma once

#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/clock.hpp"
#include "common/plot.hpp"
#include "common/progress.hpp"
#include "common/spread.hpp"
#include "common/table.hpp"
#include "few_examples.hpp"
#include "lab.hpp"
#include "plans.hpp"
#include "solutions/11_early_stopping/best_weights.hpp"

namespace dl::lesson_14 {

/// One way to do a task with k examples, for all tasks and each k: mean accuracies, and what all
/// the tasks together cost.
struct Way {
  std::string name;
  Style style;
  int steps = 0;  ///< of further training, for each task
  Index parameters = 0;
  bool one_model = false;  ///< for all tasks
  std::vector<double> accuracy = {};
  double seconds = 0;  ///< for all tasks with the k of the cost table
};

inline constexpr Index table_shots = 16;

/// Runs a way through all tasks with k examples each.
template <typename Do>
void try_way(Way& way, const Lab& lab, const std::vector<Task>& tasks, Index k, Do answer) {
  std::vector<double> found;
  const double seconds = seconds_of([&] {
    for (std::size_t t = 0; t < tasks.size(); ++t) {
      Rng rng = lab.runs.rng(static_cast<int>(t));
      const auto examples = draw_images(lab.digits.train, k, rng);
      found.push_back(answer(tasks[t], examples, rng));
    }
  });
  way.accuracy.push_back(mean(found));
  if (k == table_shots) way.seconds = seconds;
}

/// What 20 tasks cost each way, what pre-training costs once, and what comes of it; in a run that
/// is not quick in seconds, too.
inline void print_costs(const std::vector<Way>& ways, std::size_t column, std::size_t tasks,
                        const Lab& lab) {
  Table table({"way", "steps of training a task", "models", "numbers kept", "accuracy"});
  if (!lab.quick) table.column("seconds for all tasks");
  for (const Way& way : ways) {
    const std::size_t models = way.one_model ? 1 : tasks;
    table.row({way.name, way.steps, models, static_cast<std::size_t>(way.parameters) * models,
               number(way.accuracy[column], 3)});
    if (!lab.quick) table.add(number(way.seconds, 2));
  }
  const Recipe recipe = picture_plan().recipe;
  fmt::print("\n{} tasks never seen, {} examples of each:\n\n", tasks, table_shots);
  table.print();
  if (lab.quick) return;
  fmt::print(
      "\nPre-training, which the first two ways need once: {} steps of {} episodes; {:.0f} "
      "seconds, "
      "reckoned from its first steps.\n",
      recipe.steps, episodes_in_batch, seconds_of_pretraining(lab.digits.train, 40));
}

/// The source's comparison: further training for each task against one model that stays as it is.
inline std::vector<Way> compare_with_fine_tuning(Model& model, const Lab& lab, Plots& plots) {
  std::vector<Task> tasks;
  for (std::size_t i = 0; i < lab.splits.held_out.size(); i += 2) {
    tasks.push_back({lab.splits.held_out[i]});
  }
  if (lab.quick) tasks.resize(2);
  const std::vector<Index> all_k = {1, 2, 4, 8, table_shots, 64};
  Way in_context{.name = "in context, no training",
                 .style = {.colour = Colour::blue},
                 .parameters = parameter_count(model.network),
                 .one_model = true};
  Way tuned{.name = "this model fine-tuned",
            .style = {.colour = Colour::orange},
            .steps = fine_tuning_steps,
            .parameters = parameter_count(model.network)};
  Rng rng = lab.runs.rng(0);
  auto counted = make_small_network(rng);
  Way scratch{.name = "lesson 07's network from scratch",
              .style = {.colour = Colour::green},
              .steps = scratch_steps,
              .parameters = parameter_count(counted)};
  Model copy = load_picture_model(picture_plan());
  BestWeights pretrained(copy.network);
  Progress progress("fine-tuning", static_cast<long>(all_k.size()));
  for (const Index k : all_k) {
    if (k <= 16) {
      try_way(in_context, lab, tasks, k, [&](const Task& task, const auto& examples, Rng&) {
        return accuracy_in_context(model, lab.digits, task, examples);
      });
    }
    try_way(tuned, lab, tasks, k, [&](const Task& task, const auto& examples, Rng&) {
      pretrained.restore();
      return accuracy_fine_tuned(copy, lab.digits, task, examples);
    });
    try_way(scratch, lab, tasks, k, [&](const Task& task, const auto& examples, Rng& own) {
      return accuracy_from_scratch(lab.digits, task, examples, own);
    });
    progress.advance();
  }
  const std::vector<Way> ways = {in_context, tuned, scratch};
  Table table({"examples", in_context.name, tuned.name, scratch.name});
  std::vector<Curve> curves;
  for (const Way& way : ways) {
    Curve& curve = curves.emplace_back(Curve{.name = way.name, .style = way.style});
    for (std::size_t i = 0; i < way.accuracy.size(); ++i) {
      curve.add(static_cast<double>(all_k[i]), way.accuracy[i]);
    }
  }
  for (std::size_t i = 0; i < all_k.size(); ++i) {
    table.row({all_k[i], i < in_context.accuracy.size() ? number(in_context.accuracy[i], 3) : "-",
               number(tuned.accuracy[i], 3), number(scratch.accuracy[i], 3)});
  }
  fmt::print("\n{} tasks never seen, the same k examples for each way, mean accuracy:\n\n",
             tasks.size());
  table.print();
  plots.curves(
      "fine_tuning",
      {fmt::format("{} examples: {:.2f} in context, {:.2f} fine-tuned, {:.2f} from scratch",
                   table_shots, in_context.accuracy[4], tuned.accuracy[4], scratch.accuracy[4]),
       "examples of a task", "accuracy, mean of the tasks"},
      curves,
      {.axes = Axes::log_x,
       .y = {0.45, 1},
       .x_ticks = {1, 2, 4, 8, 16, 64},
       .names = Names::in_corner});
  print_costs(ways, 4, tasks.size(), lab);
  return ways;
}

}  // namespace dl::lesson_14
