#include "masks.hpp"

#include <limits>

#include "given_masks.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

/// 1 where the mask lets a token see another, 0 where it hides, 0.5 for anything else.
Matrix seen(const Matrix& mask) {
  return mask.unaryExpr([](real v) {
    if (v == 0) return real(1);
    return v == -std::numeric_limits<real>::infinity() ? real(0) : real(0.5);
  });
}

TEST_CASE("a causal mask hides from each token what comes after it", "[14.1]") {
  const Matrix mask = causal_mask(4);
  const Matrix sees = seen(mask);
  const Matrix expected = rows({{1, 0, 0, 0}, {1, 1, 0, 0}, {1, 1, 1, 0}, {1, 1, 1, 1}});
  LOOKS_LIKE(near(sees, expected.transpose()),
             "it hides what came before: row i says whom token i sees");
  LOOKS_LIKE(near(sees, expected - Matrix::Identity(4, 4)),
             "a token is hidden from itself: it sees itself and all before it");
  LOOKS_LIKE(near(sees, Matrix::Ones(4, 4)), "nothing is hidden");
  LOOKS_LIKE(near(sees, Matrix::Identity(4, 4)), "a token sees itself alone");
  Matrix next = Matrix::Ones(4, 4);
  next.diagonal(1).setZero();
  LOOKS_LIKE(near(sees, next), "only the next token is hidden, and not those after it");
  LOOKS_LIKE((sees.array() == 0.5).any() && !mask.hasNaN(),
             "what is hidden is `unseen`, minus infinity, and what is seen 0: they are added");
  CHECK_THAT(sees, EqualsMatrix(expected));
}

TEST_CASE("a causal mask fits texts of every length", "[14.1]") {
  CHECK_THAT(seen(causal_mask(1)), EqualsMatrix(row({1})));
  CHECK_THAT(seen(causal_mask(2)), EqualsMatrix(rows({{1, 0}, {1, 1}})));
  CHECK_THAT(seen(causal_mask(5)), EqualsMatrix(seen(causal_5)));
}

TEST_CASE("a query sees the context and itself, and is seen by no other token", "[14.2]") {
  const Matrix sees = seen(query_mask(3, 2));
  const Matrix expected =
      rows({{1, 1, 1, 0, 0}, {1, 1, 1, 0, 0}, {1, 1, 1, 0, 0}, {1, 1, 1, 1, 0}, {1, 1, 1, 0, 1}});
  Matrix other = expected;
  other.bottomRightCorner(2, 2).setOnes();
  LOOKS_LIKE(near(sees, other), "the queries see one another");
  other = expected;
  other.bottomRightCorner(2, 2).setZero();
  LOOKS_LIKE(near(sees, other), "a query does not see itself");
  other = expected;
  other.topRightCorner(3, 2).setOnes();
  LOOKS_LIKE(near(sees, other), "the context sees the queries: hide them in its rows, too");
  LOOKS_LIKE(near(sees, expected.transpose()),
             "the queries are hidden by rows: row i says whom token i sees, so hide columns");
  other = expected;
  other.topLeftCorner(3, 3).triangularView<Eigen::StrictlyUpper>().setZero();
  LOOKS_LIKE(near(sees, other), "the tokens of the context see one another, later ones too");
  LOOKS_LIKE(near(sees, seen(causal_5)), "this is a causal mask: the context sees all of itself");
  LOOKS_LIKE(near(sees, Matrix::Ones(5, 5)), "nothing is hidden");
  CHECK_THAT(sees, EqualsMatrix(expected));
}

TEST_CASE("a query mask fits every number of tokens and queries", "[14.2]") {
  CHECK_THAT(seen(query_mask(2, 3)), EqualsMatrix(seen(queries_5)));
  CHECK_THAT(seen(query_mask(1, 1)), EqualsMatrix(rows({{1, 0}, {1, 1}})));
  CHECK_THAT(seen(query_mask(0, 2)), EqualsMatrix(rows({{1, 0}, {0, 1}})));
  CHECK_THAT(seen(query_mask(2, 0)), EqualsMatrix(rows({{1, 1}, {1, 1}})));
}

}  // namespace
}  // namespace dl
