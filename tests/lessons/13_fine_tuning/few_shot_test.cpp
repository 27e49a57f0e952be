#include "few_shot.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "common/rng.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

/// 40 samples of 3 classes, of which the second is rare.
Labels uneven_labels() {
  Labels y;
  for (int i = 0; i < 40; ++i) y.push_back(i % 8 == 3 ? 1 : (i % 2) * 2);
  return y;
}

TEST_CASE("of each class k samples are drawn, none of them twice", "[13.7]") {
  const Labels y = uneven_labels();
  for (const Index k : {1, 3, 5}) {
    Rng rng(13);
    const auto drawn = draw_per_class(y, 3, k, rng);
    std::vector<Index> count(3, 0);
    for (const Index i : drawn) ++count.at(static_cast<std::size_t>(y.at(i)));
    CHECK(count == std::vector<Index>(3, k));
    CHECK(std::set<Index>(drawn.begin(), drawn.end()).size() == static_cast<std::size_t>(3 * k));
  }
}

TEST_CASE("the draw follows one random order of all samples", "[13.7]") {
  const Labels y = uneven_labels();
  Rng rng(14);
  Rng same(14);
  std::vector<Index> expected, count(3, 0);
  for (const Index i : same.permutation(40)) {
    if (count[y[i]] < 2) expected.push_back(i);
    ++count[y[i]];
  }
  const auto drawn = draw_per_class(y, 3, 2, rng);
  auto sorted = expected;
  std::ranges::sort(sorted, {}, [&](Index i) { return std::pair(y[i], i); });
  std::vector<Index> first, seen(3, 0);
  for (Index i = 0; i < 40; ++i) {
    if (seen[y[i]]++ < 2) first.push_back(i);
  }
  LOOKS_LIKE(drawn == first, "the first ones of each class: no chance in it");
  const auto next = rng.bits();
  LOOKS_LIKE(next == Rng(14).bits() && drawn != first,
             "the random numbers that are passed in are not used");
  CHECK(drawn == expected);
  CHECK(next == same.bits());
  const auto again = draw_per_class(y, 3, 2, rng);
  CHECK(again != drawn);
}

TEST_CASE("classes are drawn alike however many samples they have", "[13.7]") {
  const Labels y = uneven_labels();  // of class 1 there are 5, of class 0 there are 20
  std::vector<int> times(40, 0);
  Rng rng(15);
  for (int i = 0; i < 2000; ++i) {
    for (const Index row : draw_per_class(y, 3, 1, rng)) ++times[row];
  }
  for (std::size_t i = 0; i < y.size(); ++i) {
    const auto of_class = static_cast<double>(std::ranges::count(y, y[i]));
    INFO("sample " << i);
    CHECK(times[i] > 0.6 * 2000 / of_class);
    CHECK(times[i] < 1.4 * 2000 / of_class);
  }
}

TEST_CASE("more than a class has cannot be drawn", "[13.7]") {
  Rng rng(16);
  CHECK(draw_per_class(uneven_labels(), 3, 5, rng).size() == 15);
  CHECK_THROWS_AS(draw_per_class(uneven_labels(), 3, 6, rng), std::invalid_argument);
}

}  // namespace
}  // namespace dl
