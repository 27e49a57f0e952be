#include <cmath>
#include <cstddef>
#include <cstdio>

#include "tests/kept_output.hpp"

namespace dl {
namespace {

const KeptOutput& output() {
  static const KeptOutput kept("08_regularization");
  return kept;
}

std::vector<PrintedSpread> ranges(const PrintedTable& table, const std::string& column) {
  std::vector<PrintedSpread> result;
  for (const auto& cell : table.words(column)) result.emplace_back(cell);
  return result;
}

PrintedTable doses() { return output().table("300 images, 40% of the labels wrong"); }

/// Four rows with right labels, none first, then four with wrong ones.
PrintedTable best_doses() { return output().table("The same, each run with the value"); }

TEST_CASE("a network without a cure memorizes wrong labels and pays on the test", "[course]") {
  CHECK(doses().number("none", "wrong labels learned") > 0.8);
  CHECK_THAT(output().learned(), ContainsSubstring("the network learns " +
                                                   doses().word("none", "wrong labels learned")));
  const auto test = ranges(best_doses(), "test");
  CHECK(test[0].low - test[4].high > 0.1);
}

TEST_CASE("tuned doses gain with wrong labels, in every run, and not with right ones", "[course]") {
  const auto gains = best_doses().words("gain over none");
  for (const std::size_t row : {1U, 2U, 3U}) {
    const PrintedSpread right(gains[row]), wrong(gains[row + 4]);
    CHECK(right.low < 0);
    CHECK(std::abs(right.mean) < 0.01);
    CHECK(wrong.low > 0.04);
    for (const double mean : {right.mean, wrong.mean}) {
      CHECK_THAT(output().learned(), ContainsSubstring(fmt::format(
                                         "{} {:+.3f}", best_doses().words("cure")[row], mean)));
    }
  }
}

TEST_CASE("dropout and AdamW are equally good, L2 in Adam is a little behind", "[course]") {
  const auto behind = best_doses().words("behind dropout");
  const PrintedSpread l2(behind[6]), adamw(behind[7]);
  CHECK(adamw.low < 0);
  CHECK(adamw.high > 0);
  CHECK(l2.low > 0);
  CHECK(l2.mean < 0.04);
}

TEST_CASE("too little decay changes little, too much is worse than none", "[course]") {
  const auto test = ranges(doses(), "test");
  const auto value = doses().words("value");
  std::string title = "The test is best with a decay of";
  for (const std::size_t first : {11U, 6U}) {  // AdamW, then L2 in Adam: five values each
    std::size_t best = first;
    for (std::size_t row = first; row < first + 5; ++row) {
      if (test[row].mean > test[best].mean) best = row;
    }
    CHECK(std::abs(test[first].mean - test[0].mean) < 0.02);
    CHECK(test[best].low > test[0].high);
    CHECK(test[first + 4].high < test[0].low);
    title += fmt::format(" {} in {}", value[best], first == 11 ? "AdamW," : "Adam");
  }
  CHECK(output().title("decay_sweep") == title);
}

TEST_CASE("without a cure the test gets worse while wrong labels are learned", "[course]") {
  const auto table = output().table("Mean test accuracy on the way");
  const auto best = table.numbers("best test"), end = table.numbers("test at the end");
  CHECK(best[0] - end[0] > 0.05);
  for (const std::size_t cured : {1U, 2U}) {
    CHECK(best[cured] - end[cured] < 0.03);
    CHECK(std::abs(best[cured] - best[0]) < 0.02);  // stopping early is as good
  }
  CHECK(output().title("overfitting") ==
        fmt::format("Without a cure, test accuracy is {} after pass {} and {} in the end",
                    table.word("none", "best test"), table.word("none", "after pass"),
                    table.word("none", "test at the end")));
}

TEST_CASE("a cured network leaves the wrong labels of the moons alone", "[course]") {
  const auto moons = output().table("Two half moons");
  const auto learned = moons.numbers("wrong labels learned");
  const auto weights = moons.numbers("half sum of squares");
  const auto test = ranges(moons, "test");
  for (const std::size_t cured : {1U, 2U}) {
    CHECK(learned[cured] < learned[0] / 2);
    CHECK(weights[cured] < weights[0] / 2);
    CHECK(test[cured].low > test[0].high);
  }
}

TEST_CASE("inside Adam large gradients keep weights from decaying, in AdamW they do not",
          "[course]") {
  const auto table = output().table("Weights of 1 after");
  const auto in_adam = ranges(table, "L2 in Adam"), adamw = ranges(table, "AdamW");
  for (std::size_t row = 1; row < in_adam.size(); ++row) {
    CHECK(in_adam[row].mean >= in_adam[row - 1].mean);
    CHECK(adamw[row].mean == adamw[0].mean);
  }
  CHECK(in_adam.back().mean > 3 * in_adam.front().mean);
  CHECK(output().title("inside_adam") ==
        fmt::format(
            "L2 in Adam leaves {:.0f}% where gradients are small, {:.0f}% where they are large",
            100 * in_adam.front().mean, 100 * in_adam.back().mean));
}

TEST_CASE("networks do without some units, after dropout without more", "[course]") {
  const auto table = output().table("Test accuracy with some hidden units off");
  const auto without = ranges(table, "trained without dropout");
  const auto with = ranges(table, "trained with dropout 0.5");
  CHECK(without[0].mean > with[0].mean);
  CHECK(without[2].mean > without[0].mean - 0.05);
  CHECK(with[4].mean > with[0].mean - 0.03);
  CHECK(with[6].low > without[6].high);
  std::size_t ahead = with.size();
  while (ahead > 0 && with[ahead - 1].mean > without[ahead - 1].mean) --ahead;
  CHECK(output().title("units_off") ==
        fmt::format("From {} of the units off, training with dropout is ahead",
                    table.words("units off")[ahead]));
}

TEST_CASE("one full pass is as good as many thinned networks, and surer", "[course]") {
  const auto table = output().table("Dropout as an ensemble");
  const auto test = ranges(table, "test"), sure = ranges(table, "largest probability");
  CHECK(std::abs(test[4].mean - test[3].mean) < 0.01);
  CHECK(test[4].mean - test[0].mean > 0.02);
  CHECK(sure[4].low > sure[3].high);
  CHECK(output().title("ensemble") ==
        fmt::format("One full pass reaches {:.3f}, the average of 30 thinned networks {:.3f}",
                    test[4].mean, test[3].mean));
}

}  // namespace
}  // namespace dl
