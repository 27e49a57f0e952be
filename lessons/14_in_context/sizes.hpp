#pragma once

#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/plot.hpp"
#include "common/spread.hpp"
#include "common/table.hpp"
#include "lab.hpp"
#include "plans.hpp"

namespace dl::lesson_14 {

/// Models that were pre-trained with fewer tasks: when do they do others?
inline void compare_numbers_of_tasks(const Lab& lab, Plots& plots) {
  Table table(
      {"tasks in pre-training", "these tasks, 16 examples", "tasks never seen, 16 examples"});
  Curve seen{.name = "tasks of pre-training", .style = {.colour = Colour::orange}};
  Curve unseen{.name = "tasks never seen", .style = {.colour = Colour::blue}};
  for (const auto& plan : plans_by_tasks()) {
    Model model = load_picture_model(plan);
    auto training = lab.splits.training;
    training.resize(plan.splits);
    const Spread of_these(accuracies(model, lab, training, 16));
    const Spread of_others(accuracies(model, lab, lab.splits.held_out, 16));
    table.row({plan.splits, of_these.text(), of_others.text()});
    seen.add(static_cast<double>(plan.splits), of_these);
    unseen.add(static_cast<double>(plan.splits), of_others);
  }
  fmt::print("\nThe same model, pre-trained with fewer tasks:\n\n");
  table.print();
  plots.curves("tasks",
               {fmt::format("Tasks never seen, 16 examples: {:.2f} after {} tasks, {:.2f} after {}",
                            unseen.y.front(), unseen.x.front(), unseen.y.back(), unseen.x.back()),
                "tasks in pre-training", "accuracy"},
               {seen, unseen},
               {.axes = Axes::log_x,
                .references = {{"guessing", 0.5}},
                .y = {0.45, 1},
                .x_ticks = unseen.x});
}

/// Smaller models, pre-trained in the same way.
inline void compare_sizes(const Lab& lab) {
  Table table({"width", "blocks", "parameters", "named, no example", "never seen, 4 examples",
               "never seen, 16 examples"});
  for (const auto& plan : plans_by_size()) {
    Model model = load_picture_model(plan);
    const auto by_name = lab.runs.each([&](Rng& rng) {
      std::vector<Task> tasks;
      for (std::size_t i = 0; i < lab.episodes; ++i)
        tasks.push_back(named(1 + static_cast<int>(i % 4)));
      return model.accuracy(draw_episodes(lab.digits.test, tasks, 0, rng).prompts);
    });
    table.row({plan.options.width, plan.options.blocks, parameter_count(model.network),
               Spread(by_name).text(),
               Spread(accuracies(model, lab, lab.splits.held_out, 4)).text(),
               Spread(accuracies(model, lab, lab.splits.held_out, 16)).text()});
  }
  fmt::print("\nModels of other sizes, pre-trained in the same way:\n\n");
  table.print();
}

}  // namespace dl::lesson_14
