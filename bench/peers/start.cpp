// Writes what a training step of bench/training_step.cpp and bench/convolution_step.cpp starts
// from, so that its peers start from the same: the weights in our layout (W1, b1, W2, b2, ...) and
// the order of the samples, as safetensors.
#include <filesystem>

#include <fmt/format.h>

#include "bench/training.hpp"
#include "common/safetensors.hpp"

namespace {

void save_start(const std::filesystem::path& file, dl::Sequential network) {
  dl::Training training(std::move(network), 1);
  const auto parameters = training.parameters();
  dl::Weights start;
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    start[fmt::format("{}{}", i % 2 == 0 ? 'W' : 'b', i / 2 + 1)] = parameters[i]->value;
  }
  dl::Matrix order(1, dl::images().size());
  for (dl::Index i = 0; i < order.size(); ++i) {
    order(0, i) = static_cast<dl::real>(training.order()[static_cast<std::size_t>(i)]);
  }
  start["order"] = order;
  dl::save_weights(file, start);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const std::filesystem::path folder(argc > 1 ? argv[1] : "out/bench");
    std::filesystem::create_directories(folder);
    for (const dl::Index hidden : {128, 512}) {
      save_start(folder / fmt::format("start_{}.safetensors", hidden), dl::mlp({784, hidden, 10}));
    }
    save_start(folder / "start_convolution.safetensors", dl::convolutional_network());
  } catch (const std::exception& failure) {
    fmt::print(stderr, "bench_start: {}\n", failure.what());
    return 1;
  }
}
