#pragma once

#include <filesystem>
#include <string>

#include "common/dataset.hpp"
#include "common/options.hpp"
#include "common/runs.hpp"
#include "digit_tasks.hpp"
#include "episodes.hpp"
#include "picture_model.hpp"

namespace dl::lesson_14 {

/// What the experiments with pictures share.
struct Lab {
  TrainTest digits = divide_digits();
  Splits splits = divide_splits();
  Runs runs;             ///< each draws tasks and pictures of its own; the models stay
  std::size_t episodes;  ///< in a run, for each number of shots
  bool quick = false;

  explicit Lab(const Options& options)
      : runs(options, 5, 1), episodes(options.quick ? 40 : 200), quick(options.quick) {}
};

/// A pre-trained model, as it comes with the course.
inline Model load_picture_model(const PicturePlan& plan) {
  Rng unused(1);
  Model model = make_picture_model(plan, unused);
  load_state_dict(course_data("in_context/" + plan.name + ".safetensors"), model.network);
  return model;
}

/// The share of right answers in episodes of these splits with pictures that are held out, a number
/// for each run.
inline std::vector<double> accuracies(Model& model, const Lab& lab,
                                      const std::vector<Split>& splits, Index shots) {
  return lab.runs.each([&](Rng& rng) {
    const auto tasks = unnamed(splits, lab.episodes);
    return model.accuracy(draw_episodes(lab.digits.test, tasks, shots, rng).prompts);
  });
}

}  // namespace dl::lesson_14
