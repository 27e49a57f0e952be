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
  const RuleList rules = {If(first > 0.9).then(7), If(first > 0.5).then(8), otherwise(9)};
  const Matrix pixels = pixels_of(0.95, 0);
  const int rule = first_match(rules, as_image(pixels));
  LOOKS_LIKE(rule == 1 || rule == 2, "the last rule that applies is taken, not the first");
  LOOKS_LIKE(rule == 7, "this is the rule's class: return its number");
  CHECK(rule == 0);
}

TEST_CASE("a rule applies only when all its conditions hold", "[01.6]") {
  const RuleList rules = {If(first > 0.5, second < 0.5).then(7), otherwise(9)};
  const Matrix both = pixels_of(0.8, 0.2);
  const Matrix one = pixels_of(0.8, 0.8);
  CHECK(first_match(rules, as_image(both)) == 0);
  LOOKS_LIKE(first_match(rules, as_image(one)) == 0, "one condition that holds is not enough");
  CHECK(first_match(rules, as_image(one)) == 1);
}

TEST_CASE("a rule without conditions applies to everything", "[01.6]") {
  const Matrix pixels = pixels_of(0, 0);
  CHECK(first_match({otherwise(3)}, as_image(pixels)) == 0);
  CHECK(classify({otherwise(3)}, as_image(pixels)) == 3);
}

TEST_CASE("without a rule that applies there is no answer", "[01.6]") {
  const Matrix pixels = pixels_of(0, 0);
  const RuleList rules = {If(first > 0.9).then(7)};
  LOOKS_LIKE(first_match(rules, as_image(pixels)) == 1, "return -1 when no rule applies");
  CHECK(first_match(rules, as_image(pixels)) == -1);
}

}  // namespace
}  // namespace dl
