#pragma once

#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/label_noise.hpp"
#include "common/metrics.hpp"
#include "common/options.hpp"
#include "common/plot.hpp"
#include "common/rng.hpp"
#include "common/runs.hpp"
#include "common/spread.hpp"
#include "common/table.hpp"
#include "common/toys.hpp"
#include "few_samples.hpp"
#include "l2_penalty.hpp"
#include "solutions/07_backpropagation/classification.hpp"
#include "solutions/07_backpropagation/sequential.hpp"
#include "training.hpp"

namespace dl::lesson_08 {

/// Two half moons of which some have the wrong label, and a network that has learned them.
struct Moons {
  std::unique_ptr<Rng> rng;  ///< the network's dropout holds on to it
  Dataset samples;
  Sequential network;
  double memorized = 0;  ///< the share of the wrong labels
  double test = 0;       ///< accuracy on new samples with right labels
  double penalty = 0;    ///< half the sum of the squared weights
};

inline Moons learn_moons(const Cure& cure, int passes, const Rng& start) {
  constexpr double noise = 0.15;
  Moons moons{.rng = std::make_unique<Rng>(start), .samples = {}, .network = {}};
  auto& [own_rng, samples, network, memorized, test, penalty] = moons;
  Rng& rng = *own_rng;
  samples = make_moons(150, 0.2, rng);
  const Labels right = samples.y;
  samples.y = with_label_noise(right, noise, 2, rng);
  const Dataset fresh = make_moons(1000, 0.2, rng);
  network = make_network({64, 64}, cure, rng, 2, 2);
  train(network, samples.x, samples.y, cure, 0.01, passes, rng);
  memorized = wrong_labels_learned(predict(network, samples.x), samples.y, right);
  test = accuracy(predict(network, fresh.x), fresh.y);
  penalty = l2_penalty(network.parameters(), 1);
  return moons;
}

/// What does a wrong label do to the regions, and what does a cure do to them?
inline void show_islands(Plots& plots, const Options& options) {
  Table table({"cure", "wrong labels learned", "test", "half sum of squares"});
  std::vector<std::vector<Moons>> shown;
  std::vector<Panel> panels;
  for (const Cure& cure : {Cure{"none"}, Cure{"dropout", 0.5}, Cure{"AdamW", 1}}) {
    auto& runs = shown.emplace_back(Runs(options, 3).each([&](Rng& rng) {
      return learn_moons(cure, 10 * options.epochs, rng);
    }));
    table.row({cure.name(), percent(mean(of_each(runs, &Moons::memorized))),
               Spread(of_each(runs, &Moons::test)).text(),
               number(mean(of_each(runs, &Moons::penalty)), 1)});
  }
  for (std::size_t i = 0; i < shown.size(); ++i) {
    auto& first = shown[i].front();
    panels.push_back({fmt::format("{}: {} learned", table.rows[i][0], percent(first.memorized, 0)),
                      &first.samples, regions([&first](const Matrix& x) {
                        return predict(first.network, x).front();
                      })});
  }
  fmt::print("\nTwo half moons, 15% of the labels wrong, {} runs:\n\n", shown.front().size());
  table.print();
  plots.scatter("islands",
                {"To learn a wrong label, a network must bend its boundary around it", "", ""},
                panels, {-2, 2, -2, 2}, 3);
}

}  // namespace dl::lesson_08
