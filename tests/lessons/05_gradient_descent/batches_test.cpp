#include "batches.hpp"

#include <algorithm>
#include <limits>
#include <vector>

#include "tests/testing.hpp"

namespace dl {
namespace {

std::vector<std::vector<Index>> as_numbers(const std::vector<Batch>& batches) {
  std::vector<std::vector<Index>> numbers;
  for (const Batch batch : batches) numbers.emplace_back(batch.begin(), batch.end());
  return numbers;
}

using Numbers = std::vector<std::vector<Index>>;

/// Whether all batches look at the order.
bool look_at(const std::vector<Batch>& batches, const std::vector<Index>& order) {
  return std::ranges::all_of(batches, [&](Batch batch) {
    return batch.data() >= order.data() && batch.data() < order.data() + order.size();
  });
}

TEST_CASE("batch descent has one batch with every sample", "[05.5]") {
  const std::vector<Index> order = {2, 0, 3, 1};
  const auto batches = as_numbers(batch_of_all(order));
  LOOKS_LIKE(batches.size() == order.size(), "this is one batch a sample: stochastic descent");
  LOOKS_LIKE(batches.size() == 1 && batches[0].size() < order.size(), "samples are lost");
  LOOKS_LIKE((batches == Numbers{{0, 1, 2, 3}}),
             "these are the places in the order, not the row numbers that stand there");
  CHECK(batches == Numbers{{2, 0, 3, 1}});
}

TEST_CASE("the one batch looks at the order, it does not copy it", "[05.5]") {
  const std::vector<Index> order = {2, 0, 3, 1};
  const auto batches = batch_of_all(order);
  REQUIRE(batches.size() == 1);
  LOOKS_LIKE(as_numbers(batches) == Numbers{order} && !look_at(batches, order),
             "the row numbers are copied");
  CHECK(batches[0].data() == order.data());
}

TEST_CASE("stochastic descent has a batch for each sample, in the given order", "[05.6]") {
  const std::vector<Index> order = {2, 0, 3, 1};
  const auto spans = batches_of_one(order);
  const auto batches = as_numbers(spans);
  const bool places = batches == Numbers{{0}, {1}, {2}, {3}};
  LOOKS_LIKE(places, "these are the places in the order, not the row numbers that stand there");
  LOOKS_LIKE((batches == Numbers{{2}, {0}, {3}}), "the last sample is lost");
  LOOKS_LIKE(batches.size() == 1, "this is one batch of all: batch descent");
  LOOKS_LIKE((batches == Numbers{{2}, {2}, {2}, {2}}) && look_at(spans, order),
             "each batch is the first sample");
  LOOKS_LIKE(!places && !look_at(spans, order),
             "the batch looks at a variable of the loop, which is gone: look at the order");
  CHECK(batches == Numbers{{2}, {0}, {3}, {1}});
  CHECK(look_at(spans, order));
}

TEST_CASE("mini-batches cut the order into pieces, and the last one has what is left", "[05.7]") {
  const std::vector<Index> order = {4, 2, 0, 3, 1};
  const auto batches = as_numbers(mini_batches(order, 2));
  LOOKS_LIKE((batches == Numbers{{4, 2}, {0, 3}}), "the shorter last batch is lost");
  LOOKS_LIKE((batches.size() > 1 && batches[1] == std::vector<Index>{2, 0}),
             "the batches overlap: the next one begins where the last one ends");
  LOOKS_LIKE(batches.size() == 3 && batches[2].size() == 2,
             "the last batch reaches beyond the order: it has what is left");
  LOOKS_LIKE((!batches.empty() && batches[0] == std::vector<Index>{0, 1}),
             "these are the places in the order, not the row numbers that stand there");
  CHECK(batches == Numbers{{4, 2}, {0, 3}, {1}});
}

TEST_CASE("mini-batches that come out even have no empty one at the end", "[05.7]") {
  const std::vector<Index> order = {3, 1, 2, 0};
  CHECK(as_numbers(mini_batches(order, 2)) == Numbers{{3, 1}, {2, 0}});
  CHECK_THROWS_AS(mini_batches(order, 0), std::invalid_argument);
}

TEST_CASE("batch and stochastic descent are the two ends of mini-batches", "[05.7]") {
  const std::vector<Index> order = {3, 1, 2, 0};
  CHECK(as_numbers(mini_batches(order, 1)) == Numbers{{3}, {1}, {2}, {0}});
  CHECK(as_numbers(mini_batches(order, 4)) == Numbers{{3, 1, 2, 0}});
  CHECK(as_numbers(mini_batches(order, 100)) == Numbers{{3, 1, 2, 0}});
  for (const std::size_t size : {1, 2, 3, 4, 100}) {
    CHECK(batch_count(4, size) == static_cast<int>(mini_batches(order, size).size()));
  }
  CHECK(batch_count(4, std::numeric_limits<std::size_t>::max()) == 1);
}

}  // namespace
}  // namespace dl
