#include "fashion_rules.hpp"

#include <set>

#include "common/metrics.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

TEST_CASE("there are at most 12 rules, and the last catches what is left", "[01.7]") {
  const auto rules = fashion_rules();
  REQUIRE(!rules.empty());
  LOOKS_LIKE(rules.size() > 12, "more than 12 rules: which two can be one?");
  CHECK(rules.size() <= 12);
  LOOKS_LIKE(!rules.back().conditions.empty(), "end the list with otherwise(...)");
  CHECK(rules.back().conditions.empty());
}

TEST_CASE("the rules know every second image", "[01.7]") {
  const auto data = load_fashion_mnist("mini").test;
  const auto rules = fashion_rules();
  Labels predicted;
  for (Index i = 0; i < data.size(); ++i) predicted.push_back(classify(rules, image(data, i)));
  LOOKS_LIKE(
      rules.front().conditions.empty(),
      "the first rule has no condition and takes everything: begin with what is easy to tell");
  CHECK(accuracy(predicted, data.y) > 0.5);
}

TEST_CASE("a rule reads like a sentence", "[01.7]") {
  const std::vector<std::string> names = {"T-shirt", "Trouser"};
  CHECK(in_words(If(feature::leg_gap > 0.35, feature::width < 20).then(1), names) ==
        "IF leg gap > 0.35 AND width < 20 THEN Trouser");
  CHECK(in_words(otherwise(0), names) == "OTHERWISE T-shirt");
  const auto rules = fashion_rules();
  std::set<int> known;
  for (const auto& rule : rules) known.insert(rule.label);
  CHECK(known.size() >= 5);
}

}  // namespace
}  // namespace dl
