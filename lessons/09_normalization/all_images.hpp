#pragma once

#include <string>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/options.hpp"
#include "common/progress.hpp"
#include "common/rng.hpp"
#include "common/scoreboard.hpp"
#include "common/table.hpp"
#include "networks.hpp"
#include "training.hpp"

namespace dl::lesson_09 {

/// What does batch norm bring with all training images, at full size?
inline void all_images(const TrainTest& data, const Options& options) {
  Table table({"normalization", "test accuracy"});
  Progress progress("all images", 2);
  for (const Norm norm : {Norm::none, Norm::batch}) {
    Rng rng(options.seed);
    auto network = make_network(data.train, {.norm = norm, .hidden = {128, 64}}, rng);
    const auto outcome = train(network, data, {.passes = options.epochs}, rng);
    table.row({name_of(norm), number(outcome.test_accuracy)});
    const std::string method = "MLP 784-128-64-10";
    record_score(options, norm == Norm::none ? method : method + ", batch norm",
                 outcome.test_accuracy);
    progress.advance();
  }
  fmt::print("\n784-128-64-10 on {} images of full size, {} passes:\n\n", data.train.size(),
             options.epochs);
  table.print();
}

}  // namespace dl::lesson_09
