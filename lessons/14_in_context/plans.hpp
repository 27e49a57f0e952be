#pragma once

#include <vector>

#include "picture_model.hpp"
#include "word_model.hpp"

namespace dl::lesson_14 {

/// The models that come with the course, each made by `./learn run 14 -- --train=NAME`.

inline PicturePlan picture_plan() { return {.name = "pictures"}; }

/// The same with fewer tasks in pre-training; the last is the model itself.
inline std::vector<PicturePlan> plans_by_tasks() {
  return {{.name = "pictures_4_tasks", .splits = 4},
          {.name = "pictures_16_tasks", .splits = 16},
          {.name = "pictures_64_tasks", .splits = 64},
          picture_plan()};
}

/// The same with other sizes; the last is the model itself.
inline std::vector<PicturePlan> plans_by_size() {
  return {{.name = "pictures_width_8", .options = picture_options(8, 2)},
          {.name = "pictures_width_16", .options = picture_options(16, 2)},
          {.name = "pictures_1_block", .options = picture_options(32, 1)},
          picture_plan()};
}

inline std::vector<PicturePlan> all_picture_plans() {
  auto plans = plans_by_size();
  const auto by_tasks = plans_by_tasks();
  plans.insert(plans.end(), by_tasks.begin(), by_tasks.end() - 1);
  return plans;
}

inline WordPlan word_plan() { return {.name = "words"}; }

inline std::vector<WordPlan> word_plans() { return {word_plan()}; }

}  // namespace dl::lesson_14
