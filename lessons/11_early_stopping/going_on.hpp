#pragma once

#include <string>
#include <vector>

#include <fmt/format.h>

#include "best_weights.hpp"
#include "checkpoint.hpp"
#include "common/dataset.hpp"
#include "common/options.hpp"
#include "common/table.hpp"
#include "everything.hpp"
#include "split.hpp"

namespace dl::lesson_11 {

/// How many of the numbers that two networks of one shape have learned differ at all.
inline std::string differences(Layer& a, Layer& b) {
  const auto of_a = learned(a);
  const auto of_b = learned(b);
  Index count = 0;
  Index all = 0;
  for (std::size_t i = 0; i < of_a.size(); ++i) {
    all += of_a[i]->size();
    count += (of_a[i]->array() != of_b[i]->array()).count();
  }
  return fmt::format("{} of {}", count, all);
}

/// Takes over the weights of another training and how many epochs they have had, and nothing else.
inline void take_weights(Everything& run, Everything& other) {
  const auto to = learned(run.network);
  const auto from = learned(other.network);
  for (std::size_t i = 0; i < to.size(); ++i) *to[i] = *from[i];
  run.training.history = other.training.history;
}

/// Does a training that is left and taken up again end as one without a break? It is taken up by
/// objects that begin with other random numbers: from checkpoints, and from the weights alone.
inline void going_on(const Options& options, const Dataset& images) {
  Rng rng(options.seed);
  const auto samples = few_images(options, images, rng);
  const std::vector<Index> widths = {images.x.cols(), 64, 10};
  const auto file = options.out / "left.safetensors";
  const auto train = [&](Everything& run, int until) {
    const auto validate = [&] { return run.accuracy(samples.validation); };
    const auto save = [&] { save_checkpoint(file, run.training, "left"); };
    run.train(samples.training, validate, until, /*epochs=*/6, save);
  };

  Everything whole(widths, options.seed);
  train(whole, 6);

  Everything first(widths, options.seed);
  train(first, 2);

  Everything second(widths, options.seed + 100);
  load_checkpoint(file, second.training, "left");
  train(second, 5);

  Everything third(widths, options.seed + 200);
  load_checkpoint(file, third.training, "left");
  Everything forgetful(widths, options.seed + 300);
  take_weights(forgetful, third);
  train(third, 6);
  train(forgetful, 6);
  remove_checkpoint(file);

  Table table({"a training of six epochs", "what was saved", "numbers that differ"});
  table.row({"left after 2 and 5", "everything", differences(whole.network, third.network)});
  table.row({"left after 5", "weights only", differences(whole.network, forgetful.network)});
  fmt::print("\nLeft and taken up again, against a training without a break:\n\n");
  table.print();
}

}  // namespace dl::lesson_11
