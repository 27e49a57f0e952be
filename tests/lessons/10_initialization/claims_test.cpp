#include "tests/kept_output.hpp"

namespace dl {
namespace {

const KeptOutput& output() {
  static const KeptOutput kept("10_initialization");
  return kept;
}

/// "7 to 8 epochs", or "loss 0.67 to 0.76" without its first word.
PrintedRange epochs_of(const std::string& cell) {
  INFO("cell: " << cell);
  REQUIRE(cell.ends_with(" epochs"));
  return PrintedRange(cell);
}

PrintedRange loss_of(const std::string& cell) {
  INFO("cell: " << cell);
  REQUIRE(cell.starts_with("loss "));
  return PrintedRange(cell.substr(5));
}

PrintedRange signal(const std::string& activation, const std::string& weights,
                    const std::string& column) {
  return PrintedRange(output().table(activation + ", 10 hidden layers").word(weights, column));
}

constexpr auto last_over_first = "variance, 10 over 1";
constexpr auto forward = "forward, a layer";
constexpr auto backward = "gradients back, a layer";

TEST_CASE("equal weights leave one unit, random ones all", "[course]") {
  const auto table = output().table("Two hidden layers");
  const auto& weights = table.words("weights");
  const auto different = table.numbers("different units, layer 2");
  for (std::size_t row = 0; row < weights.size(); ++row) {
    INFO(weights[row]);
    CHECK(different[row] == (weights[row] == "Xavier" ? 64 : 1));
  }
  CHECK(says(output().learned(), "64 units with equal weights stay one unit"));
  CHECK(says(output().title("equal_units"), "1 different with equal weights, 64 with Xavier"));
}

TEST_CASE("zeros give the hidden weights no gradient, a constant almost none", "[course]") {
  const auto table = output().table("Two hidden layers");
  const auto& weights = table.words("weights");
  const auto& gradients = table.words("gradient: hidden weights");
  for (std::size_t row = 0; row < weights.size(); ++row) {
    const auto gradient = PrintedRange(gradients[row]);
    if (weights[row] == "zeros") CHECK(gradient.high == 0);
    if (weights[row] == "constant 0.01") CHECK(gradient.high < 1e-6);
    if (weights[row] == "Xavier") CHECK(gradient.low > 0.1);
  }
}

TEST_CASE("through ReLU, Xavier halves the variance and He keeps it, both ways", "[course]") {
  for (const auto* column : {forward, backward}) {
    INFO(column);
    const auto xavier = signal("ReLU", "Xavier", column);
    const auto he = signal("ReLU", "He", column);
    CHECK(xavier.low > 0.45);
    CHECK(xavier.high < 0.55);
    CHECK(he.low > 0.9);
    CHECK(he.high < 1.1);
  }
}

TEST_CASE("wide weights multiply the variance by what the theory says", "[course]") {
  const auto normal = signal("ReLU", "standard normal", forward);
  CHECK(normal.low > 0.85 * 256 / 2);
  CHECK(normal.high < 1.15 * 256 / 2);
  const auto uniform = signal("ReLU", "uniform -1 to 1", forward);
  CHECK(uniform.low > 0.85 * 256 / 3 / 2);
  CHECK(uniform.high < 1.15 * 256 / 3 / 2);
  CHECK(signal("tanh", "standard normal", "flat").low > 0.8);
  CHECK(signal("sigmoid", "standard normal", "flat").low > 0.6);
}

TEST_CASE("tanh stays within a factor of 2 with the gain, not without", "[course]") {
  CHECK(signal("tanh", "Xavier, gain 5/3", last_over_first).low > 0.5);
  CHECK(signal("tanh", "Xavier", last_over_first).high < 0.2);
  const auto dense = signal("tanh", "lesson 07's Dense", forward);
  CHECK(dense.low > 0.3);
  CHECK(dense.high < 0.36);
}

TEST_CASE("behind ten sigmoids nothing is left of Xavier's gradient", "[course]") {
  CHECK(signal("sigmoid", "Xavier", backward).high < 1 / 16.0);
  CHECK(signal("sigmoid", "Xavier, gain 4", backward).low > 0.25);
}

TEST_CASE("ten layers: tanh learns with Xavier and He, ReLU with He, the sigmoid with none",
          "[course]") {
  const auto table = output().table("Who trains");
  const auto gain = epochs_of(table.word("Xavier, gain 5/3", "tanh"));
  CHECK(gain.high < epochs_of(table.word("Xavier", "tanh")).low);
  CHECK(epochs_of(table.word("He", "tanh")).high < 10);
  CHECK(epochs_of(table.word("He", "ReLU")).high < 10);
  CHECK(loss_of(table.word("Xavier", "ReLU")).low > 0.6);
  CHECK(loss_of(table.word("Xavier", "sigmoid")).low > 2.29);
  CHECK(table.word("standard normal", "ReLU") == "diverges");
  CHECK(table.word("uniform -1 to 1", "ReLU") == "diverges");
  CHECK(says(output().title("training"), "sigmoid 0 of 7, tanh 3 of 8, ReLU 1 of 7"));
}

TEST_CASE("with depth the initialization decides: 30 ReLU layers learn with He, not with Xavier",
          "[course]") {
  const auto table = output().table("ReLU, by depth");
  CHECK(epochs_of(table.word("1", "He")).high <= epochs_of(table.word("1", "Xavier")).high);
  CHECK(epochs_of(table.word("5", "He")).high < epochs_of(table.word("5", "Xavier")).low);
  const auto he = loss_of(table.word("30", "He"));
  const auto xavier = loss_of(table.word("30", "Xavier"));
  CHECK(he.high < 0.8 * xavier.low);
  CHECK(xavier.low > 2.25);  // guessing: 2.303
  CHECK(says(output().learned(), "30 ReLU layers end at a loss of " +
                                     table.word("30", "Xavier").substr(5) + " with Xavier, " +
                                     table.word("30", "He").substr(5) + " with He"));
}

TEST_CASE("sigmoids: Xavier leads with one hidden layer and trails from three on, gain 4 leads",
          "[course]") {
  const auto table = output().table("sigmoid, by depth");
  CHECK(epochs_of(table.word("1", "Xavier")).high <
        epochs_of(table.word("1", "standard normal")).low);
  for (const auto* depth : {"3", "5"}) {
    CHECK(loss_of(table.word(depth, "Xavier")).low > 0.6);
    CHECK(epochs_of(table.word(depth, "standard normal")).high <= 10);
  }
  for (const auto* depth : {"2", "3", "5"}) {
    CHECK(epochs_of(table.word(depth, "Xavier, gain 4")).high <
          epochs_of(table.word(depth, "standard normal")).low);
  }
}

}  // namespace
}  // namespace dl
