#pragma once

#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/plot.hpp"
#include "common/progress.hpp"
#include "common/spread.hpp"
#include "common/table.hpp"
#include "few_labels.hpp"
#include "lab.hpp"
#include "tasks.hpp"
#include "ways.hpp"

namespace dl::lesson_13 {

/// One task in all runs: what pre-training brings there.
struct Transfer {
  std::string task;
  Trial scratch{Way::scratch}, random_body{Way::head}, head{Way::head}, all{Way::all_layers};
};

/// `make(rng)` makes the task of a run.
template <typename Make>
Transfer transfer(const std::string& name, const Weights& pretrained, const Lab& lab, Make make) {
  Transfer result{.task = name};
  for (int run = 0; run < lab.runs.count(); ++run) {
    Rng rng = lab.runs.rng(run);
    const Task task = make(rng);
    const auto add = [&](Trial& trial, const Weights& weights) {
      trial.runs.push_back(adapt(trial.way, task, weights, lab.short_training, lab.runs.rng(run)));
    };
    add(result.scratch, {});
    add(result.random_body, {});  // nothing to take over: the features of random weights
    add(result.head, pretrained);
    add(result.all, pretrained);
  }
  return result;
}

/// Clothes as they were learned from, but for one thing.
template <typename Change>
Task changed(const Lab& lab, Rng& rng, Change change) {
  return {.train = change(few(lab.others, watched_k, rng)), .test = change(lab.test)};
}

inline std::vector<Transfer> try_other_tasks(const Pretrained& pretrained, const Lab& lab) {
  std::vector<Transfer> all;
  Progress progress("other tasks", 5);
  const auto add = [&](const std::string& name, const Weights& weights, auto make) {
    all.push_back(transfer(name, weights, lab, make));
    progress.advance();
  };
  const auto& weights = pretrained.weights;
  add("another camera", weights, [&](Rng& rng) { return camera_task(lab, watched_k, rng); });
  add("inverted", weights, [&](Rng& rng) { return changed(lab, rng, inverted); });
  add("turned by 90 degrees", weights, [&](Rng& rng) { return changed(lab, rng, turned); });
  const Dataset digits = large_digits();
  add("digits", weights, [&](Rng& rng) { return digits_task(digits, watched_k, rng); });
  const auto seven = pretrain(classes_between(lab.pretraining, 0, 6), lab);
  const auto others = classes_between(lab.others, 7, 9), test = classes_between(lab.test, 7, 9);
  add("three new classes", seven.weights, [&](Rng& rng) {
    return Task{.train = few(others, watched_k, rng), .test = test, .same_classes = false};
  });
  return all;
}

inline void plot_other_tasks(const std::vector<Transfer>& transfers, Plots& plots) {
  DotGroup group{.name = "all layers", .style = style_of(Way::all_layers)};
  int clear = 0;
  for (const auto& t : transfers) {
    const auto gained = gain(t.all, t.scratch);
    group.dots.push_back(dot_of(t.task, gained));
    clear += gained.low > 0;
  }
  plots.dots(
      "other_tasks",
      {fmt::format("Fine-tuning gains in every run in {} of {} tasks", clear, transfers.size()),
       "gained over training from scratch", ""},
      {group}, {.decimals = 3, .references = {{"from scratch", 0}}});
}

/// Other pictures, other classes: does what was learned help there, too?
inline std::vector<Transfer> other_tasks(const Pretrained& pretrained, const Lab& lab,
                                         Plots& plots) {
  const auto transfers = try_other_tasks(pretrained, lab);
  Table table({"task", "from scratch", "head on a random body", "head on the pre-trained body",
               "all layers", "all layers gain"});
  for (const auto& t : transfers) {
    table.row({t.task, t.scratch.accuracy().text(), t.random_body.accuracy().text(),
               t.head.accuracy().text(), t.all.accuracy().text(), gain(t.all, t.scratch).text()});
  }
  fmt::print("\nOther tasks, {} labelled pictures of each class, {} runs:\n\n", watched_k,
             lab.runs.count());
  table.print();
  plot_other_tasks(transfers, plots);
  return transfers;
}

}  // namespace dl::lesson_13
