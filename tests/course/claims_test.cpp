#include "tests/kept_output.hpp"

namespace dl {
namespace {

TEST_CASE("a printed table is read by the names of its rows and columns", "[course]") {
  const PrintedTable table(
      {"rate    loss  right", "----  ------  -----", "0.1   1,024    40%", "0.5     -0.2"});
  CHECK(table.rows() == 2);
  CHECK(table.words("right") == std::vector<std::string>{"40%", ""});
  CHECK(table.number("0.1", "loss") == 1024);
  CHECK(table.number("0.1", "right") == 0.4);
  CHECK(table.numbers("loss") == std::vector<double>{1024, -0.2});
}

}  // namespace
}  // namespace dl
