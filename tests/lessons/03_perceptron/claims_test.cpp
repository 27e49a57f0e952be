#include <fmt/format.h>

#include "tests/kept_output.hpp"

namespace dl {
namespace {

const KeptOutput& output() {
  static const KeptOutput kept("03_perceptron");
  return kept;
}

}  // namespace

TEST_CASE("lesson 03: a missed 1 is on the right side once it is learned", "[course]") {
  const auto table = output().table("One sample of class 1");
  const auto sums = table.numbers("weighted sum");
  CHECK(sums.at(0) <= 0);
  CHECK(sums.at(1) > 0);
  CHECK(table.numbers("output") == std::vector<double>{0, 1});
  CHECK(says(output().title("one_mistake"), fmt::format("from {:g} to {:g}", sums[0], sums[1])));
}

TEST_CASE("lesson 03: AND, OR and NAND end without a mistake, XOR does not", "[course]") {
  const auto table = output().table("At most 20 passes");
  for (const std::string gate : {"AND", "OR", "NAND"}) {
    CHECK(table.number(gate, "mistakes in the last") == 0);
    CHECK(table.number(gate, "passes") < 20);
  }
  CHECK(table.number("XOR", "mistakes in the last") > 0);
  CHECK(table.number("XOR", "passes") == 20);
  CHECK(says(output().title("gates"), "without a mistake: AND, OR, NAND; with some: XOR"));
}

TEST_CASE("lesson 03: the larger the bias, the more samples have output 1", "[course]") {
  const auto shares = output().table("x1 + x2 + bias > 0").numbers("output 1");
  for (std::size_t i = 1; i < shares.size(); ++i) CHECK(shares[i] > shares[i - 1]);
}

TEST_CASE("lesson 03: training ends with a pass without mistakes where a line separates",
          "[course]") {
  const auto mistakes = numbers_in(output().title("boundary"));
  REQUIRE(mistakes.size() == 3);  // in the first pass, in the last, which pass
  CHECK(mistakes[0] > 0);
  CHECK(mistakes[1] == 0);
}

TEST_CASE("lesson 03: mistakes stay far below the bound, and both grow as the margin shrinks",
          "[course]") {
  const auto table = output().table("Novikoff's bound");
  const auto mistakes = table.numbers("most mistakes of 5 runs");
  const auto bounds = table.numbers("smallest bound");
  double largest_share = 0;
  for (std::size_t i = 0; i < table.rows(); ++i) {
    largest_share = std::max(largest_share, table.numbers("share")[i]);
    CHECK(mistakes[i] <= bounds[i]);
    if (i > 0) CHECK(mistakes[i] > mistakes[i - 1]);
    if (i > 0) CHECK(bounds[i] > bounds[i - 1]);
  }
  CHECK(largest_share <= 0.25);
  CHECK(says(output().title("bound"), fmt::format("at most {:.0f}%", 100 * largest_share)));
}

TEST_CASE("lesson 03: averaging helps on the images, and so do better features", "[course]") {
  const auto table = output().table("Fashion-MNIST, one perceptron");
  for (const std::string features : {"pixels", "HOG"}) {
    CHECK(table.number(features, "averaged weights") > table.number(features, "last weights"));
  }
  for (const std::string weights : {"last weights", "averaged weights"}) {
    CHECK(table.number("HOG", weights) > table.number("pixels", weights));
  }
  CHECK(says(output().learned(),
             fmt::format(
                 "last weights reach {:.3f}, averaged {:.3f}, averaged on HOG features {:.3f}",
                 table.number("pixels", "last weights"), table.number("pixels", "averaged weights"),
                 table.number("HOG", "averaged weights"))));
}

TEST_CASE("lesson 03: the last weights jump more than the averaged ones", "[course]") {
  const auto steps = numbers_in(output().title("images"));
  REQUIRE(steps.size() == 2);
  CHECK(steps[0] > steps[1]);
}

}  // namespace dl
