#include "dense.hpp"

#include "tests/golden/04_mlp.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

TEST_CASE("each unit of a layer forms its own weighted sum", "[04.1]") {
  Matrix y;
  dense(row({1, 2}), rows({{3, -1}, {0.5, 4}}), row({10, 20}), y);
  LOOKS_LIKE(near(y, row({4, 7})), "the bias is missing");
  LOOKS_LIKE(near(y, row({11, 28.5})), "the weights are transposed: column j belongs to unit j");
  CHECK_THAT(y, EqualsMatrix(row({14, 27})));
}

TEST_CASE("every row of the batch gets the same bias", "[04.1]") {
  Matrix y;
  dense(rows({{0, 0}, {1, 0}, {0, 1}}), rows({{1, 0}, {0, 1}}), row({5, 6}), y);
  REQUIRE(y.rows() == 3);
  LOOKS_LIKE(near(y.row(0), row({5, 6})) && near(y.row(1), row({1, 0})),
             "only the first row gets the bias");
  CHECK_THAT(y, EqualsMatrix(rows({{5, 6}, {6, 6}, {5, 7}})));
}

TEST_CASE("a dense layer agrees with PyTorch's linear, whatever the result held before", "[04.1]") {
  Matrix y = Matrix::Constant(7, 1, 3);
  dense(rows(golden::network_x), rows(golden::hidden_weight), rows(golden::hidden_bias).row(0), y);
  CHECK_THAT(y, EqualsMatrix(rows(golden::hidden_sums), 1e-12));
}

}  // namespace
}  // namespace dl
