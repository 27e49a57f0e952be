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

/// The checksum lets no changed checkpoint pass: so that what comes after it is reached, a file of
/// weights is read a second time, with the checksum that it should have.
void read(const std::filesystem::path& file) {
  Metadata words;
  const auto weights = load_weights(file, &words);
  Small small;
  allow_refusal([&] { load_checkpoint(file, small.training, "run"); });
  words.erase("checksum");
  words["checksum"] = checksum(weights, words);
  save_weights(file, weights, words);
  load_checkpoint(file, small.training, "run");
}

}  // namespace
}  // namespace dl

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  return dl::fuzz(data, size, [](const auto& file) { dl::read(file); });
}
