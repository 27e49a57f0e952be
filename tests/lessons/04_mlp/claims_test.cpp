#include <cstdio>

#include "tests/kept_output.hpp"

namespace dl {
namespace {

const KeptOutput& output() {
  static const KeptOutput kept("04_mlp");
  return kept;
}

struct Range {
  double low = 0;
  double high = 0;
};

/// What stands behind `before` in a text: "0.653 to 0.656".
Range range_in(const std::string& text, const std::string& before = "") {
  INFO("text: " << text);
  const auto at = text.find(before);
  REQUIRE(at != std::string::npos);
  Range range;
  REQUIRE(std::sscanf(text.c_str() + at + before.size(), "%lf to %lf", &range.low, &range.high) ==
          2);
  return range;
}

/// The ranges of a column, from the first row on.
std::vector<Range> ranges(const PrintedTable& table, const std::string& column) {
  std::vector<Range> result;
  for (const auto& cell : table.words(column)) result.push_back(range_in(cell));
  return result;
}

double highest(const std::vector<Range>& ranges) {
  return std::ranges::max_element(ranges, {}, &Range::high)->high;
}

TEST_CASE("two hidden units solve XOR, and the output unit sees three places only", "[course]") {
  const auto table = output().table("XOR with two hidden units");
  CHECK(table.numbers("output") == table.numbers("wanted"));
  CHECK(table.word("0 1", "hidden 1") == table.word("1 0", "hidden 1"));
  CHECK(table.word("0 1", "hidden 2") == table.word("1 0", "hidden 2"));
}

TEST_CASE("without an activation any depth is one layer with a straight boundary", "[course]") {
  const auto table = output().table("Random networks on the plane");
  for (const double merged : table.numbers("merged")) CHECK(merged == 3);
  for (const double difference : table.numbers("difference")) CHECK(difference < 1e-5);
  CHECK(highest(ranges(table, "crossings: identity")) == 1);
  CHECK(says(output().learned(), "crosses once at most"));
  CHECK(says(output().title("depth"), "at most 1 without an activation"));
}

TEST_CASE("with an activation the boundary bends, with tanh the more the deeper", "[course]") {
  const auto table = output().table("Random networks on the plane");
  const double tanh = highest(ranges(table, "tanh"));
  const double relu = highest(ranges(table, "ReLU"));
  CHECK(says(output().title("depth"), fmt::format("up to {:g} with tanh", tanh)));
  CHECK(says(output().learned(), fmt::format("up to {:g} times", std::max(tanh, relu))));
  CHECK(range_in(table.word("8", "tanh")).low > range_in(table.word("1", "tanh")).high);
  CHECK(range_in(table.word("8", "ReLU")).high < range_in(table.word("8", "tanh")).high);
}

TEST_CASE("a unit becomes active at -bias / weight", "[course]") {
  const auto table = output().table("sigmoid(weight x + bias)");
  CHECK(table.rows() == 8);
  CHECK(table.numbers("active from") == table.numbers("-bias / weight"));
}

TEST_CASE("from 16 bumps on the error falls: to a half if steep, to a quarter if soft",
          "[course]") {
  const auto table = output().table("A curve out of bumps");
  for (const char* bumps : {"32", "64", "128", "256"}) {
    CHECK(table.number(bumps, "steep: ratio") == Approx(0.5).margin(0.03));
  }
  for (const char* bumps : {"64", "128", "256"}) {
    CHECK(table.number(bumps, "soft: ratio") == Approx(0.25).margin(0.03));
  }
  CHECK(table.number("2", "steep: ratio") > 1);
  CHECK(says(output().title("bumps"),
             fmt::format("4 miss the curve by up to {:.2f}, 32 by {:.2f}",
                         table.number("4", "steep: error"), table.number("32", "steep: error"))));
  CHECK(says(output().title("bumps_error"),
             "to 0.50 of itself (steep), to " + table.word("256", "soft: ratio") + " (soft)"));
  CHECK(says(output().learned(), fmt::format("256 bumps follow a curve to within {:.3f}",
                                             table.number("256", "steep: error"))));
}

TEST_CASE("the softmax of the formula fails for large logits, the stable one does not",
          "[course]") {
  const auto table = output().table("Log-sum-exp and softmax");
  for (const char* logits : {"98 99 100", "998 999 1000", "-1002 -1001 -1000"}) {
    CHECK(table.word(logits, "naive softmax") == "nan nan nan");
    CHECK(table.word(logits, "stable softmax") == table.word("1 2 3", "stable softmax"));
  }
}

TEST_CASE("the weight follows the unit of measurement, weight times deviation does not",
          "[course]") {
  const auto table = output().table("One unit, one input rescaled");
  const auto ratio = [&](const char* unit) {
    return table.number(unit, "weight of height") / table.number(unit, "of mass");
  };
  CHECK(ratio("metres") == Approx(50));
  CHECK(ratio("centimetres") == Approx(0.5));
  const auto height = table.numbers("times deviation: height");
  const auto mass = table.numbers("mass");
  CHECK(height[0] == height[1]);
  CHECK(mass[0] == Approx(2 * height[0]).epsilon(0.15));
  for (const double change : table.numbers("largest change of an output")) CHECK(change < 1e-5);

  const auto& held = output().line("Held at its mean");
  double by_height = 0, by_mass = 0;
  REQUIRE(std::sscanf(held.c_str(),
                      "Held at its mean, the height changes %lf%% of the answers, the mass changes "
                      "%lf%%",
                      &by_height, &by_mass) == 2);
  CHECK(by_mass > 2 * by_height);
}

TEST_CASE("most parameters sit in the first layer", "[course]") {
  for (const double share : output().table("Parameters, and each").numbers("layer 1")) {
    CHECK(share > 0.5);
  }
}

TEST_CASE("random tanh units solve the spirals, units without an activation add nothing",
          "[course]") {
  const auto table = output().table("Perceptrons on the spirals");
  const auto direct = range_in(output().line("Perceptrons on the spirals"), "samples: ");
  const auto tanh = range_in(table.word("tanh", "256 units"));
  CHECK(tanh.low > 0.95);
  CHECK(tanh.low > range_in(table.word("ReLU", "256 units")).high);
  CHECK(range_in(table.word("ReLU", "256 units")).low > direct.high);
  CHECK(range_in(table.word("identity", "256 units")).high <= direct.high);
  CHECK(output().title("random_layer_spirals") ==
        fmt::format("A clear gain: 256 random tanh units {}, none {:.3f} to {:.3f}",
                    table.word("tanh", "256 units"), direct.low, direct.high));
}

TEST_CASE("on the few images of the mini data random units show no clear gain", "[course]") {
  const auto table = output().table("Perceptrons on the images");
  const auto direct = range_in(output().line("Perceptrons on the images"), "samples: ");
  const auto most = ranges(table, "1024 units");
  for (const Range& reached : most) CHECK(reached.low <= direct.high);
  const auto& title = output().title("random_layer_images");
  CHECK(title.starts_with("No clear gain: "));
  for (const char* activation : {"identity", "tanh", "ReLU"}) {
    const auto leader = fmt::format("random {} units ", activation);
    if (says(title, leader)) CHECK(says(title, leader + table.word(activation, "1024 units")));
  }
}

}  // namespace
}  // namespace dl
