#pragma once

#include <vector>

#include "common/clock.hpp"
#include "common/metrics.hpp"
#include "lab.hpp"
#include "plans.hpp"
#include "solutions/05_gradient_descent/batches.hpp"
#include "solutions/06_optimizers/adam.hpp"
#include "solutions/07_backpropagation/activation_layer.hpp"
#include "solutions/07_backpropagation/classification.hpp"
#include "solutions/07_backpropagation/dense_layer.hpp"

namespace dl::lesson_14 {

/// One task with a few labelled pictures, done in three ways. All are judged by the same 500
/// pictures, which are held out.

inline std::vector<Index> draw_images(const Dataset& digits, Index count, Rng& rng) {
  std::vector<Index> images;
  for (Index i = 0; i < count; ++i) images.push_back(rng.index(digits.size()));
  return images;
}

/// Examples and queries as one data set, the queries behind.
inline Dataset joined(const Dataset& from, const std::vector<Index>& examples,
                      const Dataset& queries) {
  Dataset all = queries;
  gather(from.x, examples, all.x);
  gather(from.y, examples, all.y);
  const Index count = all.x.rows();
  all.x.conservativeResize(count + queries.size(), Eigen::NoChange);
  all.x.bottomRows(queries.size()) = queries.x;
  all.y.insert(all.y.end(), queries.y.begin(), queries.y.end());
  return all;
}

/// The 500 pictures as queries, 25 to a sequence, each behind the same examples.
inline Prompts ask_all(const TrainTest& digits, const Task& task,
                       const std::vector<Index>& examples) {
  constexpr Index queries = 25;
  const auto shots = static_cast<Index>(examples.size());
  const auto sequences = static_cast<std::size_t>(digits.test.size() / queries);
  const Dataset all = joined(digits.train, examples, digits.test);
  return make_episodes(all, std::vector<Task>(sequences, task), shots, queries,
                       [&](Index sequence, Index place) {
                         return place <= shots ? place - 1 : sequence * queries + place - 1;
                       })
      .prompts;
}

/// The model as it is: the examples are in its input.
inline double accuracy_in_context(Model& model, const TrainTest& digits, const Task& task,
                                  const std::vector<Index>& examples) {
  return model.accuracy(ask_all(digits, task, examples));
}

inline constexpr int fine_tuning_steps = 30;
inline constexpr int scratch_steps = 100;

/// All weights of a copy of the model trained further: each example is a query whose answer is
/// known.
inline double accuracy_fine_tuned(Model& copy, const TrainTest& digits, const Task& task,
                                  const std::vector<Index>& examples) {
  const Prompts lesson = make_episodes(digits.train, {task}, 0, static_cast<Index>(examples.size()),
                                       [&](Index, Index place) {
                                         return examples[static_cast<std::size_t>(place - 1)];
                                       })
                             .prompts;
  Adam adam(copy.network.parameters(), 1e-3);
  for (int step = 0; step < fine_tuning_steps; ++step) {
    copy.gradient(lesson);
    adam.step();
  }
  return copy.accuracy(ask_all(digits, task, {}));
}

/// Lesson 07's kind of network, 64-32-2, which has learned nothing before.
inline Sequential make_small_network(Rng& rng) {
  Sequential network;
  network.add<Dense>(PictureToken::pixels, 32, rng);
  network.add<ActivationLayer>(Activation::relu);
  network.add<Dense>(32, 2, rng);
  return network;
}

inline double accuracy_from_scratch(const TrainTest& digits, const Task& task,
                                    const std::vector<Index>& examples, Rng& rng) {
  Sequential network = make_small_network(rng);
  const auto groups = [&](Labels y) {
    for (int& label : y) label = task.group(label);
    return y;
  };
  const Labels y = groups(digits.train.y);
  Classification objective(network, digits.train.x, y);
  Adam adam(network.parameters(), 1e-2);
  for (int step = 0; step < scratch_steps; ++step) {
    objective.gradient(Batch(examples));
    adam.step();
  }
  return accuracy(predict(network, digits.test.x), groups(digits.test.y));
}

/// What all steps of pre-training would take, from the first ones.
inline double seconds_of_pretraining(const Dataset& digits, int steps) {
  const PicturePlan plan = picture_plan();
  Rng rng(1);
  Model model = make_picture_model(plan, rng);
  const double seconds = seconds_of([&] { pretrain_pictures(model, plan, digits, steps, rng); });
  return seconds * plan.recipe.steps / steps;
}

}  // namespace dl::lesson_14
