#include "tests/testing.hpp"
#include "tools/texts/numbers.hpp"
#include "tools/texts/output.hpp"
#include "tools/texts/text.hpp"

namespace dl {
namespace {

using Lines = std::vector<std::string>;

std::vector<std::string> digits_of(const std::string& line) {
  std::vector<std::string> digits;
  for (const auto& number : numbers_of(line)) digits.push_back(number.digits);
  return digits;
}

TEST_CASE("numbers are found in a line, and what belongs to words is not", "[course]") {
  CHECK(digits_of("0.25 to -0.5, 7,850 (84.7%), 1.2e-05 and 3.") ==
        Lines{"0.25", "-0.5", "7850", "84.7", "1.2e-05", "3"});
  CHECK(digits_of("L2 784-128-10 v3.4 28x28 W1").empty());
  CHECK(digits_of("1,2,3 and 12,34") == Lines{"1", "2", "3", "12", "34"});
  CHECK(numbers_of("84.7%")[0].percent);
  CHECK(numbers_of("0.8470")[0].decimals() == 4);
}

TEST_CASE("rounding is that of the decimal digits", "[course]") {
  CHECK(rounded("0.8470", 3) == "0.847");
  CHECK(rounded("0.8465", 3) == "0.847");
  CHECK(rounded("-0.9996", 3) == "-1.000");
  CHECK(rounded("9.96", 1) == "10.0");
  CHECK(rounded("99.5", 0) == "100");
  CHECK(rounded("0.5", 3) == "0.5");
  CHECK(rounded("1e-05", 3) == "1e-05");
}

TEST_CASE("what a clock has measured is left out of an output", "[course]") {
  CHECK(without_times({"name   loss  seconds", "-----  ----  -------", "batch  0.25     1.43",
                       "plot: a.png: 2 seconds", "", "Took 1.5 s of one processor: 0.8"}) ==
        Lines{"name   loss", "-----  ----", "batch  0.25", "plot: a.png: 2 seconds", "",
              "Took ~ s of one processor: ~"});
}

TEST_CASE("several seeds become one text of ranges", "[course]") {
  CHECK(merged({{"loss 0.25, 5 of 5", "same 1"},
                {"loss 0.125, 4 of 5", "same 1"},
                {"loss 0.5, 5 of 5", "same 1"}}) ==
        Lines{"loss 0.125 to 0.5, 4 to 5 of 5", "same 1"});
  CHECK(merged({{"diverged"}, {"loss 0.25"}, {"diverged"}}) == Lines{"diverged", "loss 0.25"});
}

const Outputs outputs = {
    {"05",
     {{"rate  loss", "----  ------", "0.1   0.2544", "0.5   0.1250", "plot: edge.png"},
      {"0.2544 to 0.3111"},
      {}}},
    {"06", {{"Adam 0.8480"}, {}, {}}}};

std::vector<std::string> complaints(const Lines& text, const std::string& lesson = "05") {
  std::vector<std::string> all;
  for (const auto& [line, what] : complaints_of(text, lesson, outputs)) {
    all.push_back(fmt::format("{}: {}", line, what));
  }
  return all;
}

TEST_CASE("a number of a text must stand in an output, rounded or as it is", "[course]") {
  CHECK(complaints({"The loss is 0.2544, about 0.25 or 0.254."}).empty());
  CHECK(complaints({"# Title 9.99", "", "The loss", "is 0.2545."}) ==
        Lines{"4: no program prints 0.2545"});
  CHECK(complaints({"It is 0.8480."}) == Lines{"1: no program prints 0.8480"});
  CHECK(complaints({"Lesson 06 reaches 0.8480."}).empty());
  CHECK(complaints({"| [06 Optimizers](lessons/06_optimizers/README.md) | 0.8480 |"}, "").empty());
  CHECK(complaints({"| C06.1 | Adam | 0.8480 |"}, "").empty());
  CHECK(
      complaints({"`0.9999` and $x = 0.9999$, section 9.1, exercise 05.3, 47.5 s, 1958"}).empty());
  CHECK(complaints({"<!-- not measured: 0.999 -->", "A rate of 0.999.", "", "And 0.999."}) ==
        Lines{"4: no program prints 0.999"});
  CHECK(complaints({"* 64% of 1,000"}) ==
        Lines{"1: no program prints 64", "1: no program prints 1,000"});
}

TEST_CASE("a block of output must stand in an output, line by line", "[course]") {
  CHECK(complaints({"```", "rate  loss", "----  ------", "0.1   0.2544", "```"}).empty());
  CHECK(complaints({"```", "rate  loss", "...", "0.5   0.1250", "```"}).empty());
  CHECK(complaints({"```", "rate  loss", "----  ------", "0.1   0.2545", "```"}) ==
        Lines{"4: not what the program prints: 0.1   0.2545"});
  CHECK(complaints({"```", "./learn run 05 -- --epochs 0.7", "```"}).empty());
  CHECK(complaints({"```cpp", "double x = 0.77;", "```"}).empty());
}

TEST_CASE("a table of a text may have the column of times that an output has not", "[course]") {
  CHECK(complaints({"```", "rate  loss    seconds", "----  ------  -------",
                    "0.1   0.2544     1.43", "```"})
            .empty());
}

TEST_CASE("texts follow what the programs print, and what is unclear is named", "[course]") {
  auto after = outputs;
  after.at("05")[0] = {"rate  loss",   "----  ------", "0.1   0.2611",
                       "0.5   0.1249", "new",          "plot: edge.png"};
  const Lines text = {"About 0.25, exactly 0.2544, then 0.1250.",
                      "",
                      "```",
                      "rate  loss    seconds",
                      "----  ------  -------",
                      "0.1   0.2544     1.43",
                      "```"};
  std::vector<Complaint> unclear;
  const auto now = updated(text, "05", outputs, after, unclear);
  CHECK(now[0] == "About 0.25, exactly 0.2544, then 0.1249.");
  CHECK(now[5] == "0.1   0.2611     1.43");
  // 0.2544 stands in two outputs, of which one has changed.
  REQUIRE(unclear.size() == 2);
  CHECK(unclear[0].what == "0.25 is now 0.25 or 0.26");
  CHECK(unclear[1].what == "0.2544 is now 0.2544 or 0.2611");
}

}  // namespace
}  // namespace dl
