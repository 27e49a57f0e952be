// What the page of fine-tuning calls. Tasks, rates and ways of training are lesson 13's, the
// weights those that book/weights/clothes.cpp has pre-trained.
#ifdef __wasm__  // which has no processor's time; nobody asks for seconds here
#pragma clang diagnostic ignored "-Wdeprecated-declarations"
#endif

#include <array>
#include <memory>
#include <optional>

#include "book/demos/shared/given_images.hpp"
#include "book/demos/shared/given_weights.hpp"
#include "book/demos/shared/page.hpp"
#include "features.hpp"
#include "few_shot.hpp"
#include "lessons/13_fine_tuning/tasks.hpp"
#include "lessons/13_fine_tuning/training.hpp"
#include "small_network.hpp"
#include "take_over.hpp"

namespace dl {
namespace {

using namespace lesson_13;

constexpr Recipe recipe = {.steps = 150, .batch_size = 20};

Dataset clothes;
Weights pretrained;

Dataset as_task(int task, Dataset pictures, Rng& rng) {
  switch (task) {
    case 0: return other_camera(std::move(pictures), rng);
    case 1: return inverted(std::move(pictures));
    default: return turned(std::move(pictures));
  }
}

/// One way, step by step: lesson 13's train_in(), which takes all steps at once.
struct Learner {
  BodyAndHead network;
  Layer* learning;  ///< the network, or its head alone
  Matrix x, test_x;
  Labels y, test_y;
  std::optional<Classification> objective;
  std::optional<ParameterGroups<Adam>> optimizer;
  Rng rng;
  std::vector<Index> order;
  Index place = 0;
  int step = 0;

  Learner(Way way, const Task& task, Rng run)
      : network(small_network(run)),
        learning(&network),
        x(task.train.x),
        test_x(task.test.x),
        y(task.train.y),
        test_y(task.test.y),
        rng(run) {
    if (way != Way::scratch) take_over(pretrained, network);
    if (way == Way::head) {
      network.body.set_frozen(true);
      learning = &network.head;
      x = features_of(network.body, task.train.x);
      test_x = features_of(network.body, task.test.x);
    }
    const double rate = way == Way::scratch ? scratch_rate
                        : way == Way::head  ? head_rate
                                            : low_rate;
    objective.emplace(*learning, x, y);
    optimizer.emplace(std::vector<Parameters>{learning->parameters()}, std::vector<double>{rate});
  }

  void take_step() {
    if (place >= static_cast<Index>(order.size())) {
      order = rng.permutation(x.rows());
      place = 0;
    }
    const auto batches = mini_batches(order, static_cast<std::size_t>(recipe.batch_size));
    objective->gradient(batches[static_cast<std::size_t>(place / recipe.batch_size)]);
    optimizer->step(cosine_schedule(step++, recipe.steps));
    place += recipe.batch_size;
  }

  double accuracy() { return dl::accuracy(predict(*learning, test_x), test_y); }
};

Task task;
std::array<std::unique_ptr<Learner>, 3> learners;

}  // namespace

/// Takes the test images that were given.
PAGE_MAY_CALL void take_clothes() { clothes = given_clothes(); }

/// Takes the weights that were given.
PAGE_MAY_CALL void take_weights() {
  Rng unused(1);
  auto network = small_network(unused);
  pretrained = given_weights(network);
}

/// A task: 0 another camera, 1 inverted, 2 turned. 10 images of each class are for its test, and of
/// the others k of each are labelled. Returns the accuracy of the pre-trained network as it is.
PAGE_MAY_CALL double start(int kind, int k, int seed) {
  Rng rng(static_cast<std::uint64_t>(seed));
  const auto test = draw_per_class(clothes.y, clothes.classes(), 10, rng);
  std::vector<bool> in_test(static_cast<std::size_t>(clothes.size()), false);
  for (const Index row : test) in_test[static_cast<std::size_t>(row)] = true;
  std::vector<Index> others;
  for (Index row = 0; row < clothes.size(); ++row) {
    if (!in_test[static_cast<std::size_t>(row)]) others.push_back(row);
  }
  task.train = as_task(kind, few(samples(clothes, others), k, rng), rng);
  task.test = as_task(kind, samples(clothes, test), rng);
  for (std::size_t i = 0; i < learners.size(); ++i) {
    learners[i] = std::make_unique<Learner>(std::array{Way::scratch, Way::head, Way::all_layers}[i],
                                            task, rng);
  }
  return learners[2]->accuracy();
}

/// One step of way 0, from scratch, 1, head only, or 2, all layers at a low rate.
PAGE_MAY_CALL void step(int way) { learners[static_cast<std::size_t>(way)]->take_step(); }

/// On the test images of the task.
PAGE_MAY_CALL double accuracy(int way) {
  return learners[static_cast<std::size_t>(way)]->accuracy();
}

/// A labelled image of each class, as the task has it, [10, 784].
PAGE_MAY_CALL Numbers examples() {
  Matrix images(10, clothes_shape.size());
  for (int label = 0; label < 10; ++label) {
    const auto found = std::ranges::find(task.train.y, label);
    images.row(label) = task.train.x.row(found - task.train.y.begin());
  }
  return answer(images);
}

}  // namespace dl
