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
  const auto then = values_of(learned(network));
  best.keep();
  LOOKS_LIKE(values_of(learned(network)).front() != then.front(), "keep() has changed the network");
  const bool unchanged = values_of(learned(network)) == then;
  CHECK(unchanged);
  change(learned(network), 1);
  std::vector<Matrix> kept;
  for (const auto& [name, matrix] : best.matrices()) kept.push_back(*matrix);
  REQUIRE(kept.size() == then.size());
  const std::size_t last_but_one = kept.size() - 2;  // batch norm's running mean
  LOOKS_LIKE(kept[last_but_one] == begin[last_but_one] && kept.front() == then.front(),
             "the buffers are not kept, only what an optimizer moves");
  LOOKS_LIKE(kept.back() == begin.back() && kept[last_but_one] == then[last_but_one],
             "the last matrix is left out");
  LOOKS_LIKE(kept.front() == begin.front(), "the copy is made once and never again");
  const bool all_kept = kept == then;
  CHECK(all_kept);

  best.keep();
  const auto now = values_of(learned(network));
  const auto kept_now = best.matrices();
  for (std::size_t i = 0; i < now.size(); ++i) {
    INFO(kept_now[i].first);
    CHECK(*kept_now[i].second == now[i]);
  }
}

TEST_CASE("restored weights are the kept ones, again and again", "[11.5]") {
  Rng rng(1);
  auto network = small_network(rng);
  BestWeights best(network);  // keeps what the network has now
  const auto kept = values_of(learned(network));
  const std::size_t last_but_one = kept.size() - 2;  // batch norm's running mean
  for (int time = 1; time <= 2; ++time) {
    change(learned(network), 1);
    best.restore();
    const auto restored = values_of(learned(network));
    INFO("restored " << time << " times");
    LOOKS_LIKE(restored.front() == kept.front() && restored[last_but_one] != kept[last_but_one],
               "the buffers keep what they had");
    LOOKS_LIKE(restored.back() != kept.back() && restored.back().allFinite() &&
                   restored[last_but_one] == kept[last_but_one],
               "the last matrix is left out");
    LOOKS_LIKE(time == 2 && restored.front() != kept.front(), "the copy was given away");
    const bool all_restored = restored == kept;
    CHECK(all_restored);
  }
}

}  // namespace
}  // namespace dl
