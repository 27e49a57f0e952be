#include <fmt/format.h>

#include "tests/kept_output.hpp"

namespace dl {
namespace {

const KeptOutput& output() {
  static const KeptOutput kept("11_early_stopping");
  return kept;
}

/// A cell "0.807 (0.799 to 0.814)" in the row of these labels and this rule.
PrintedSpread cell(const std::string& caption, const std::string& labels, const std::string& rule,
                   const std::string& column) {
  return PrintedSpread(output().table(caption).word({labels, rule}, column));
}

PrintedSpread by_patience(const std::string& labels, const std::string& rule,
                          const std::string& column) {
  return cell("The best weights against", labels, rule, column);
}

PrintedSpread by_other_rule(const std::string& labels, const std::string& rule,
                            const std::string& column) {
  return cell("The same with other rules", labels, rule, column);
}

}  // namespace

TEST_CASE("lesson 11: validation loss turns round while training loss goes on falling",
          "[course]") {
  // epoch, lowest validation loss, at the end, training loss
  const auto numbers = numbers_in(output().title("stop"));
  REQUIRE(numbers.size() == 4);
  CHECK(numbers[2] > numbers[1] + 0.1);
  CHECK(numbers[3] < numbers[1] - 0.1);
}

TEST_CASE("lesson 11: the best weights gain with wrong labels, and not for sure with right ones",
          "[course]") {
  const auto wrong = by_patience("20% wrong", "patience 5", "gained");
  const auto right = by_patience("all right", "patience 5", "gained");
  CHECK(wrong.low > 0);
  CHECK(right.low <= 0);
  CHECK(right.high >= 0);
  CHECK(says(output().learned(), fmt::format("gain {:.3f} of test accuracy", wrong.mean)));
  CHECK(says(output().learned(),
             fmt::format("no clear difference ({:.3f} to {:.3f})", right.low, right.high)));
  const auto falls = numbers_in(output().title("accuracy"));
  REQUIRE(falls.size() == 2);
  CHECK(falls[0] > 2 * falls[1]);
}

TEST_CASE("lesson 11: patience 5 saves a good part of the epochs, with wrong labels more",
          "[course]") {
  const auto wrong = by_patience("20% wrong", "patience 5", "epochs");
  const auto right = by_patience("all right", "patience 5", "epochs");
  CHECK(right.high < 40);
  CHECK(wrong.mean < right.mean);
  CHECK(says(output().title("stops"),
             fmt::format("{:g} to {:g} epochs with wrong labels, {:g} to {:g} with right",
                         wrong.low, wrong.high, right.low, right.high)));
  const auto table = output().table("The best weights against");
  CHECK(says(output().learned(), "saves " + table.words("saved")[2] + " of the epochs with 20%"));
  CHECK(says(output().learned(), table.words("saved")[6] + " with right ones"));
}

TEST_CASE("lesson 11: patience 1 mistakes noise for the end", "[course]") {
  for (const std::string labels : {"20% wrong", "all right"}) {
    CHECK(by_patience(labels, "patience 1", "test accuracy").mean <
          by_patience(labels, "patience 5", "test accuracy").mean - 0.02);
    CHECK(by_patience(labels, "patience 1", "epochs").high < 10);
  }
  CHECK(by_patience("20% wrong", "patience 3", "test accuracy").mean ==
        by_patience("20% wrong", "patience 10", "test accuracy").mean);
  CHECK(by_patience("all right", "patience 5", "test accuracy").mean >
        by_patience("all right", "patience 3", "test accuracy").mean);
}

TEST_CASE("lesson 11: loss or accuracy, the results agree, and a min_delta of 0.02 costs accuracy",
          "[course]") {
  for (const std::string labels : {"20% wrong", "all right"}) {
    const auto by_loss = by_patience(labels, "patience 5", "test accuracy");
    const auto by_accuracy = by_other_rule(labels, "patience 5, by accuracy", "test accuracy");
    CHECK(by_accuracy.mean >= by_loss.low);
    CHECK(by_accuracy.mean <= by_loss.high);
    CHECK(by_other_rule(labels, "patience 5, min_delta 0.02", "test accuracy").mean <
          by_loss.mean - 0.01);
  }
}

TEST_CASE(
    "lesson 11: from a checkpoint every number is as without a break, from weights hardly one",
    "[course]") {
  const auto differing = output().table("Left and taken up again").words("numbers that differ");
  const auto everything = numbers_in(differing.at(0));
  const auto weights_only = numbers_in(differing.at(1));
  CHECK(everything.at(0) == 0);
  CHECK(weights_only.at(0) > 0.99 * weights_only.at(1));
}

TEST_CASE("lesson 11: with one cycle the best epoch comes after the highest rate", "[course]") {
  // the highest rate's epoch, how many, the best epoch
  const auto epochs = numbers_in(output().title("everything"));
  REQUIRE(epochs.size() == 3);
  CHECK(epochs[2] > epochs[0]);
  CHECK(output().table("Everything together").number("watched", "weights of epoch") == epochs[2]);
}

}  // namespace dl
