#include <fuzzer/FuzzedDataProvider.h>

#include "fuzz.hpp"
#include "solutions/06_optimizers/adam.hpp"
#include "solutions/07_backpropagation/dense_layer.hpp"
#include "solutions/11_early_stopping/checkpoint.hpp"

namespace dl {
namespace {

/// A training with everything that a checkpoint holds, as small as can be.
struct Small {
  Rng rng{1};
  Dense network{1, 1, rng};
  Adam optimizer{network.parameters(), 0.01};
  Training training{network, optimizer, rng};
};

struct Contents {
  Weights weights;
  Metadata words;
};

Contents good_contents(const std::filesystem::path& file) {
  Small small;
  small.training.history = {{0.5, 0.25}};
  save_checkpoint(file, small.training, "run");
  Contents good;
  good.weights = load_weights(file, &good.words);
  return good;
}

}  // namespace
}  // namespace dl

/// A checkpoint of which some words and tensors are changed, left out or added, with the checksum
/// that it should have. What else may be wrong with its file, fuzz_safetensors tries.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  static const auto file = dl::fuzz_file();
  static const auto good = dl::good_contents(file);
  FuzzedDataProvider input(data, size);
  auto weights = good.weights;
  auto words = good.words;
  for (auto& [name, text] : words) {
    if (input.ConsumeBool()) text = input.ConsumeRandomLengthString();
  }
  if (input.ConsumeBool()) words.erase(input.ConsumeRandomLengthString(15));
  if (input.ConsumeBool()) weights.erase(input.ConsumeRandomLengthString(15));
  if (input.ConsumeBool()) {
    const auto rows = input.ConsumeIntegralInRange(0, 2);
    const auto columns = input.ConsumeIntegralInRange(0, 2);
    weights[input.ConsumeRandomLengthString(15)] = dl::Matrix::Zero(rows, columns);
  }
  if (input.ConsumeBool()) {
    words.erase("checksum");
    words["checksum"] = dl::checksum(weights, words);
  }
  return dl::allow_refusal([&] {
    dl::save_weights(file, weights, words);
    dl::Small small;
    dl::load_checkpoint(file, small.training, "run");
  });
}
