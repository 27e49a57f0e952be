#pragma once

#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/plot.hpp"
#include "common/progress.hpp"
#include "common/spread.hpp"
#include "common/table.hpp"
#include "lab.hpp"
#include "tasks.hpp"
#include "trials.hpp"
#include "ways.hpp"

namespace dl::lesson_13 {

/// What pre-training brings to one task.
struct Transfer {
  std::string task;
  Trial scratch;
  Trial random_body;  ///< the head alone learns, behind a body of random weights
  Trial head;
  Trial all;       ///< all layers, at the low rate
  Trial all_fast;  ///< and at the rate that random weights have
};

template <typename MakeTask>
Transfer try_transfer(const std::string& task, const Weights& learned, const Lab& lab,
                      MakeTask make_task) {
  const auto with = [&](Way way, const Weights& weights) {
    return try_way(way, watched_k, weights, lab, make_task);
  };
  return {task,
          with(Way::scratch, {}),
          with(Way::head, {}),
          with(Way::head, learned),
          with(Way::all_layers, learned),
          with(Way::scratch, learned)};
}

/// Clothes as they were learned from, but for one thing.
template <typename Change>
Task changed(const Lab& lab, Rng& rng, Change change) {
  return {.train = change(few(lab.others, watched_k, rng)), .test = change(lab.test)};
}

inline std::vector<Transfer> try_other_tasks(const std::vector<Trial>& trials,
                                             const Pretrained& pretrained, const Lab& lab) {
  std::vector<Transfer> all;
  Progress progress("other tasks", 5);
  const auto add = [&](const Transfer& transfer) {
    all.push_back(transfer);
    progress.advance();
  };
  const auto& learned = pretrained.weights;
  const auto there = [&](Way way) { return trial_of(trials, way, watched_k); };
  const auto camera = [&](Rng& rng) { return camera_task(lab, watched_k, rng); };
  add({"another camera", there(Way::scratch), try_way(Way::head, watched_k, {}, lab, camera),
       there(Way::head), there(Way::all_layers),
       try_way(Way::scratch, watched_k, learned, lab, camera)});
  add(try_transfer("inverted", learned, lab,
                   [&](Rng& rng) { return changed(lab, rng, inverted); }));
  add(try_transfer("turned by 90 degrees", learned, lab,
                   [&](Rng& rng) { return changed(lab, rng, turned); }));
  const Dataset digits = large_digits();
  add(try_transfer("digits", learned, lab,
                   [&](Rng& rng) { return digits_task(digits, watched_k, rng); }));
  const auto seven = pretrain(classes_between(lab.pretraining, 0, 6), lab);
  const auto others = classes_between(lab.others, 7, 9), test = classes_between(lab.test, 7, 9);
  add(try_transfer("three new classes", seven.weights, lab, [&](Rng& rng) {
    return Task{.train = few(others, watched_k, rng), .test = test, .same_classes = false};
  }));
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
  plots.dots("other_tasks",
             {fmt::format("Fine-tuning at the low rate is ahead in every run in {} of {} tasks",
                          clear, transfers.size()),
              "gained over training from scratch", ""},
             {group}, {.decimals = 3, .references = {{"from scratch", 0}}});
}

/// Other pictures, other classes: does what was learned help there, too?
inline std::vector<Transfer> other_tasks(const std::vector<Trial>& trials,
                                         const Pretrained& pretrained, const Lab& lab,
                                         Plots& plots) {
  const auto transfers = try_other_tasks(trials, pretrained, lab);
  Table table({"task", "from scratch", "head, random body", "head only", "all, low rate",
               "all, full rate", "low rate gains"});
  for (const auto& t : transfers) {
    table.row({t.task, t.scratch.accuracy().text(), t.random_body.accuracy().text(),
               t.head.accuracy().text(), t.all.accuracy().text(), t.all_fast.accuracy().text(),
               gain(t.all, t.scratch).text()});
  }
  fmt::print("\nOther tasks, {} labelled pictures of each class, {} runs:\n\n", watched_k,
             lab.runs.count());
  table.print();
  plot_other_tasks(transfers, plots);
  return transfers;
}

}  // namespace dl::lesson_13
