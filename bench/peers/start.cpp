// Writes what a training step of bench/training_step.cpp starts from, so that its peers start from
// the same: weights (W1, b1, W2, b2 of 784-H-10) and the order of the samples, as safetensors.
#include <filesystem>

#include <fmt/format.h>

#include "bench/training.hpp"
#include "common/safetensors.hpp"

int main(int argc, char** argv) {
  try {
    const std::filesystem::path folder(argc > 1 ? argv[1] : "out/bench");
    std::filesystem::create_directories(folder);
    for (const dl::Index hidden : {128, 512}) {
      dl::Training training({784, hidden, 10}, 1);
      const auto parameters = training.parameters();
      dl::Matrix order(1, dl::images().size());
      for (dl::Index i = 0; i < order.size(); ++i) {
        order(0, i) = static_cast<dl::real>(training.order()[static_cast<std::size_t>(i)]);
      }
      dl::save_weights(folder / fmt::format("start_{}.safetensors", hidden),
                       {{"W1", parameters[0]->value},
                        {"b1", parameters[1]->value},
                        {"W2", parameters[2]->value},
                        {"b2", parameters[3]->value},
                        {"order", order}});
    }
  } catch (const std::exception& failure) {
    fmt::print(stderr, "bench_start: {}\n", failure.what());
    return 1;
  }
}
