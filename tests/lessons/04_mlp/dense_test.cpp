#include "dense.hpp"

#include "tests/golden/04_mlp.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

TEST_CASE("each unit of a layer forms its own weighted sum", "[04.1]") {
  Matrix y;
  dense(row({1, 2}), rows({{3, -1}, {0.5, 4}}), row({10, 20}), y);
  LOOKS_LIKE(near(y, row({4, 7})), "the bias is missing");
  LOOKS_LIKE(near(y, row({-6, -13})), "the bias is taken away, not added");
  LOOKS_LIKE(near(y, row({11, 28.5})), "the weights are transposed: column j belongs to unit j");
  CHECK_THAT(y, EqualsMatrix(row({14, 27})));
}

TEST_CASE("every row of the batch gets the same bias", "[04.1]") {
  Matrix y;
  const Matrix weight = rows({{2, 3, -1}, {4, 0.5, 1}});
  dense(rows({{0, 0}, {1, 0}, {0, 1}, {-1, 2}}), weight, row({5, 6, 7}), y);
  const Matrix expected = rows({{5, 6, 7}, {7, 9, 6}, {9, 6.5, 8}, {11, 4, 10}});
  REQUIRE(y.rows() == 4);
  LOOKS_LIKE(near(y.row(0), expected.row(0)) && near(y.row(1), weight.row(0)),
             "only the first row gets the bias");
  CHECK_THAT(y, EqualsMatrix(expected));
}

TEST_CASE("a dense layer agrees with PyTorch's linear, whatever the result held before", "[04.1]") {
  Matrix y = Matrix::Constant(7, 1, 3);
  dense(rows(golden::network_x), rows(golden::hidden_weight), rows(golden::hidden_bias).row(0), y);
  CHECK_THAT(y, EqualsMatrix(rows(golden::hidden_sums), 1e-12));
}

}  // namespace
}  // namespace dl
