#pragma once

#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/options.hpp"
#include "common/plot.hpp"
#include "common/runs.hpp"
#include "common/spread.hpp"
#include "common/table.hpp"
#include "plans.hpp"

namespace dl::lesson_14 {

/// The model as it comes with the course.
inline WordModel load_word_model(const WordPlan& plan) {
  Rng unused(1);
  WordModel model(plan, unused);
  load_state_dict(course_data("in_context/" + plan.name + ".safetensors"), model.network);
  return model;
}

/// The share of held-out words whose answer is written rightly, a number for each run.
struct Written {
  std::vector<double> named;      ///< by name, no example
  std::vector<double> few_shots;  ///< not named, 4 examples
  std::vector<double> new_pair;   ///< by two names never seen together, no example
};

/// Some prompts, and what the model writes behind them.
inline void show_prompts(WordModel& model, const WordPlan& plan, Rng& rng) {
  Table table({"prompt", "written", "right"});
  const auto add = [&](const WordTask& task, bool has_name, Index shots) {
    const Question question = draw_question(task, has_name, shots, rng);
    const Text written = write_answers(model, {question.text}).front();
    table.row({spelled(question.text), spelled(written),
               spelled(Text(question.answer.begin(), question.answer.end()))});
  };
  add({1, 0}, true, 0);
  add({2, 1}, true, 0);
  add({4, 0}, true, 0);
  add({1, 0}, false, 2);
  add(plan.held_out().front(), true, 0);
  fmt::print(
      "\nWords of four letters: a prompt, what the model writes behind it, letter by letter, and "
      "what is right:\n\n");
  table.print();
}

/// Tasks told in text: by names, by examples, by two names that never stood together.
inline Written write_words(WordModel& model, const Options& options, Plots& plots) {
  const WordPlan plan = word_plan();
  const Runs runs(options, 3, 1);
  const int questions = options.quick ? 12 : 100;
  Rng rng = runs.rng(0);
  show_prompts(model, plan, rng);
  const auto shares = [&](const std::vector<WordTask>& tasks, bool has_name, Index shots) {
    return runs.each(
        [&](Rng& own) { return share_right(model, tasks, has_name, shots, questions, own); });
  };
  Table table({"examples", "named", "not named", "two names never seen together"});
  Curve with_name{.name = "named", .style = {.colour = Colour::blue}};
  Curve without{.name = "not named", .style = {.colour = Colour::orange}};
  Curve new_pair{.name = "never together", .style = {.colour = Colour::green}};
  Written written;
  for (const Index shots : {Index{0}, Index{1}, Index{2}, plan.shots}) {
    const auto by_name = shares(plan.tasks, true, shots);
    const auto by_examples = shares(plan.tasks, false, shots);
    const auto by_new_pair = shares(plan.held_out(), true, shots);
    table.row(
        {shots, Spread(by_name).text(), Spread(by_examples).text(), Spread(by_new_pair).text()});
    with_name.add(static_cast<double>(shots), Spread(by_name));
    without.add(static_cast<double>(shots), Spread(by_examples));
    new_pair.add(static_cast<double>(shots), Spread(by_new_pair));
    if (shots == 0) {
      written.named = by_name;
      written.new_pair = by_new_pair;
    }
    written.few_shots = by_examples;
  }
  fmt::print("\nHeld-out words whose answer is written without a mistake, {} runs of {}:\n\n",
             runs.count(), questions);
  table.print();
  plots.curves("words",
               {fmt::format("Named, no example: {:.2f} right; {} examples, no name: {:.2f}",
                            mean(written.named), plan.shots, mean(written.few_shots)),
                "examples in the prompt", "answers without a mistake"},
               {with_name, without, new_pair},
               {.y = {0, 1.02},
                .x_ticks = {0, 1, 2, static_cast<double>(plan.shots)},
                .names = Names::below});
  return written;
}

}  // namespace dl::lesson_14
