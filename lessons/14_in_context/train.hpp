#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/clock.hpp"
#include "common/error.hpp"
#include "common/options.hpp"
#include "common/spread.hpp"
#include "common/table.hpp"
#include "lab.hpp"
#include "plans.hpp"

namespace dl::lesson_14 {

/// Pre-trains the models of one name, or all, and saves them below options.out. The shipped ones
/// were made so with seed 1.
inline void train_models(const Options& options, const std::string& which) {
  Table table({"model", "parameters", "steps", "loss of the last tenth", "never seen, 16 examples",
               "checksum", "seconds"});
  const Lab lab(options);
  const auto report = [&](const std::string& name, Model& model, const auto& pretraining,
                          const auto& measure) {
    std::vector<double> losses;
    const double seconds = seconds_of([&] { losses = pretraining(); });
    save_state_dict(options.out / (name + ".safetensors"), model.network);
    const auto last =
        losses.end() - static_cast<long>(std::max<std::size_t>(1, losses.size() / 10));
    table.row({name, parameter_count(model.network), losses.size(),
               number(mean({last, losses.end()})), measure(), checksum(model.network),
               number(seconds, 1)});
  };
  const auto wanted = [&](const std::string& name) { return which == "all" || which == name; };
  const auto steps_of = [&](const Recipe& recipe) { return options.quick ? 20 : recipe.steps; };
  for (const auto& plan : all_picture_plans()) {
    if (!wanted(plan.name)) continue;
    Rng rng(options.seed);
    Model model = make_picture_model(plan, rng);
    report(
        plan.name, model,
        [&] {
          return pretrain_pictures(model, plan, lab.digits.train, steps_of(plan.recipe), rng);
        },
        [&] { return Spread(accuracies(model, lab, lab.splits.held_out, 16)).text(); });
  }
  for (const auto& plan : word_plans()) {
    if (!wanted(plan.name)) continue;
    Rng rng(options.seed);
    WordModel model(plan, rng);
    report(
        plan.name, model, [&] { return pretrain_words(model, plan, steps_of(plan.recipe), rng); },
        [] { return "-"; });
  }
  if (table.rows.empty()) {
    throw UsageError(fmt::format("--train={}: expected all or the name of a model", which));
  }
  fmt::print("\nPre-trained from random weights, seed {}, into {}:\n\n", options.seed,
             options.out.string());
  table.print();
}

}  // namespace dl::lesson_14
