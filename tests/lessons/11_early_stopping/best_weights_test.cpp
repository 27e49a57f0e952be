#include "best_weights.hpp"

#include <vector>

#include "common/rng.hpp"
#include "small_network.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

void change(const std::vector<Matrix*>& matrices, real by) {
  for (auto* matrix : matrices) matrix->array() += by;
}

TEST_CASE("the kept weights are those of the moment they were kept", "[11.4]") {
  Rng rng(1);
  auto network = small_network(rng);
  BestWeights best(network);
  const auto begin = values_of(learned(network));
  for (const auto& [name, buffer] : network.named_buffers()) buffer->array() += 1;
  for (auto* p : network.parameters()) p->value.array() += 1;
  best.keep();
  const auto then = values_of(learned(network));
  change(learned(network), 1);
  std::vector<Matrix> kept;
  for (const auto& [name, matrix] : best.matrices()) kept.push_back(*matrix);
  REQUIRE(kept.size() == then.size());
  LOOKS_LIKE(kept.back() == begin.back() && kept.front() == then.front(),
             "the buffers are not kept, only what an optimizer moves");
  LOOKS_LIKE(kept.front() == begin.front(), "the copy is made once and never again");
  const bool all_kept = kept == then;
  CHECK(all_kept);
}

TEST_CASE("restored weights are the kept ones, again and again", "[11.5]") {
  Rng rng(1);
  auto network = small_network(rng);
  BestWeights best(network);  // keeps what the network has now
  const auto kept = values_of(learned(network));
  for (int time = 1; time <= 2; ++time) {
    change(learned(network), 1);
    best.restore();
    const auto restored = values_of(learned(network));
    INFO("restored " << time << " times");
    LOOKS_LIKE(restored.front() == kept.front() && restored.back() != kept.back(),
               "the buffers keep what they had");
    LOOKS_LIKE(time == 2 && restored.front() != kept.front(), "the copy was given away");
    const bool all_restored = restored == kept;
    CHECK(all_restored);
  }
}

}  // namespace
}  // namespace dl
