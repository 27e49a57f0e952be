#include "tests/kept_output.hpp"

namespace dl {
namespace {

const KeptOutput& output() {
  static const KeptOutput kept("12_convolution");
  return kept;
}

PrintedTable networks() { return output().table("Trained on the raw pixels of"); }

double accuracy_of(const std::string& network) {
  return networks().number(network, "test accuracy");
}

const std::string dense = "dense, lesson 07's", drawn = "filters as drawn",
                  learned = "filters learned", mean = "learned, mean of each map";

TEST_CASE("the product over unfolded columns is the convolution number by number", "[course]") {
  const auto table = output().table("A convolution. Image");
  for (const char* place : {"up left", "up right", "down left", "down right"}) {
    CHECK(table.number("by one product", place) == table.number("number by number", place));
  }
}

TEST_CASE("with convolutions there are fewer parameters and more multiplications", "[course]") {
  CHECK(networks().number(learned, "parameters") < 100000);
  CHECK(networks().number(learned, "parameters") < networks().number(dense, "parameters") / 2);
  CHECK(networks().number(learned, "multiplications") >
        4 * networks().number(dense, "multiplications"));
  const auto layers = output().table("From 784 pixels");
  CHECK(layers.number("together", "parameters") == networks().number(learned, "parameters"));
  CHECK(layers.number("together", "multiplications") ==
        networks().number(learned, "multiplications"));
}

TEST_CASE("learned filters do better than drawn ones, and these no worse than dense layers",
          "[course]") {
  CHECK(accuracy_of(learned) > accuracy_of(drawn) + 0.01);
  CHECK(accuracy_of(drawn) > accuracy_of(dense) - 0.01);
  CHECK(accuracy_of(learned) > accuracy_of(mean) + 0.05);
  CHECK_THAT(output().learned(),
             ContainsSubstring(fmt::format("convolutions reach {:.3f}", accuracy_of(learned))));
}

TEST_CASE("training moves the second convolution by a larger share of its length than the first",
          "[course]") {
  const auto table = output().table("How far training moves");
  CHECK(table.number("second convolution", "moved by") >
        2 * table.number("first convolution", "moved by"));
}

TEST_CASE("moved by two pixels, convolutions keep more than dense layers", "[course]") {
  const auto table = output().table("Accuracy on");
  const auto at = [&](const char* pixels, const std::string& network) {
    return PrintedSpread(table.word(pixels, network)).mean;
  };
  CHECK(at("2", learned) > at("2", dense) + 0.05);
  CHECK(at("2", drawn) > at("2", dense) + 0.05);
  CHECK(output().title("moved") ==
        fmt::format("Moved by 2 pixels: {:.3f} with learned filters, {:.3f} as drawn, {:.3f} with "
                    "dense layers",
                    at("2", learned), at("2", drawn), at("2", dense)));
  // The mean of each map loses least, and begins lowest.
  CHECK(at("0", mean) < at("0", dense));
  CHECK(at("5", mean) > at("5", learned));
}

TEST_CASE("the strongest answers of some units keep to one class", "[course]") {
  const auto shares = output().table("Of 32 units").numbers("share");
  CHECK(shares.size() == 6);
  CHECK(shares.front() > 0.3);
}

}  // namespace
}  // namespace dl
