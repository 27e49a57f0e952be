#include "rules.hpp"

#include "tests/as_image.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

/// A feature that is the brightness of one pixel, so that a test can set it.
template <int row, int column>
double pixel(const Image& image) {
  return image(row, column);
}
const Feature first{"first", pixel<0, 0>};
const Feature second{"second", pixel<0, 1>};

Matrix pixels_of(double one, double two) { return rows({{one, two}}); }

TEST_CASE("the first rule that applies wins", "[01.6]") {
  const RuleList rules = {If(first > 0.99).then(6), If(first > 0.9).then(7),
                          If(first > 0.5).then(8), otherwise(9)};
  const Matrix pixels = pixels_of(0.95, 0);
  for (int call = 0; call < 2; ++call) {
    const int rule = first_match(rules, as_image(pixels));
    LOOKS_LIKE(rule == 3, "the last rule that applies is taken, not the first");
    LOOKS_LIKE(rule == 2, "the numbers of the rules count from 0");
    LOOKS_LIKE(rule == 7, "this is the rule's class: return its number");
    LOOKS_LIKE(rule == 0, "the first rule is taken although its condition does not hold");
    CHECK(rule == 1);
  }
}

TEST_CASE("a rule applies only when all its conditions hold", "[01.6]") {
  const RuleList rules = {If(first > 0.5, second < 0.5, first < 0.9).then(7), otherwise(9)};
  const int all = first_match(rules, as_image(pixels_of(0.8, 0.2)));
  const int no_first = first_match(rules, as_image(pixels_of(0.3, 0.2)));
  const int no_second = first_match(rules, as_image(pixels_of(0.8, 0.8)));
  const int no_third = first_match(rules, as_image(pixels_of(0.95, 0.2)));
  CHECK(all == 0);
  const bool well = all == 0;
  LOOKS_LIKE(well && no_first + no_second + no_third == 0,
             "one condition that holds is not enough");
  LOOKS_LIKE(well && no_first == 1 && no_second == 0, "the first condition alone decides");
  LOOKS_LIKE(well && no_second == 0 && no_third == 1, "the last condition alone decides");
  CHECK_THAT(row({double(no_first), double(no_second), double(no_third)}),
             EqualsMatrix(row({1, 1, 1})));
}

TEST_CASE("a rule without conditions applies to everything", "[01.6]") {
  const Matrix pixels = pixels_of(0, 0);
  const int rule = first_match({If(first > 0.5).then(4), otherwise(3)}, as_image(pixels));
  LOOKS_LIKE(rule == -1, "a rule without conditions has none that fails: it applies");
  CHECK(rule == 1);
  CHECK(classify({otherwise(3)}, as_image(pixels)) == 3);
}

TEST_CASE("without a rule that applies there is no answer", "[01.6]") {
  const Matrix pixels = pixels_of(0, 0);
  const RuleList rules = {If(first > 0.9).then(7), If(first > 0.5).then(8)};
  const int rule = first_match(rules, as_image(pixels));
  LOOKS_LIKE(rule == 2, "return -1 when no rule applies");
  CHECK(rule == -1);
  CHECK(first_match({}, as_image(pixels)) == -1);
}

}  // namespace
}  // namespace dl
