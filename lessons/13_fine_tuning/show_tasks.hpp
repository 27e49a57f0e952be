#pragma once

#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/plot.hpp"
#include "common/table.hpp"
#include "lab.hpp"
#include "layers.hpp"
#include "tasks.hpp"

namespace dl::lesson_13 {

/// A few pictures of each task.
inline void show_tasks(const Lab& lab, Plots& plots) {
  Rng rng = lab.runs.rng(0);
  const Dataset clothes = few(lab.others, 1, rng);
  std::vector<Picture> pictures;
  constexpr Index columns = 6;
  const auto row = [&](const Dataset& data, const std::string& caption) {
    for (Index i = 0; i < columns; ++i) {
      // Ink below that of white paper cannot be drawn.
      pictures.push_back({image(data, i).cwiseMax(real(0)), caption, 1});
    }
  };
  row(clothes, "pre-training");
  row(other_camera(clothes, rng), "another camera");
  row(inverted(clothes), "inverted");
  row(turned(clothes), "turned");
  row(few(large_digits(), 1, rng), "digits");
  plots.images("tasks", {"Pictures to learn from first, and the tasks after that", "", ""},
               pictures, columns);
}

/// What the pre-trained network can do, and what it took.
inline void show_pretrained(const Pretrained& pretrained, const Lab& lab) {
  auto network = network_of(pretrained.weights, lab.test);
  fmt::print("Pre-trained on {} pictures in {} steps of {}: {} weights, test accuracy {}.\n",
             lab.pretraining.size(), lab.long_training.steps, lab.long_training.batch_size,
             parameter_count(network), number(test_accuracy(network, lab.test), 3));
  if (lab.quick) return;
  fmt::print("\nPre-training took {:.1f} seconds, once.\n", pretrained.seconds);
}

}  // namespace dl::lesson_13
