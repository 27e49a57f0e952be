#include <algorithm>
#include <vector>

#include "tests/kept_output.hpp"

namespace dl {
namespace {

const KeptOutput& output() {
  static const KeptOutput kept("13_fine_tuning");
  return kept;
}

const std::string scratch = "from scratch", head = "head only", all = "all layers, low rate",
                  by_layer = "a rate for each layer";

PrintedSpread range(const PrintedTable& table, const std::string& row, const std::string& column) {
  return PrintedSpread(table.word(row, column));
}

PrintedSpread gained(const std::string& way, const std::string& shots) {
  return range(output().table("Gained over training from scratch"), way, shots + " of each class");
}

TEST_CASE("with few labels fine-tuning is far ahead of training from scratch", "[course]") {
  CHECK(gained(all, "1").mean >= 0.15);
  CHECK(gained(all, "5").mean >= 0.08);
  CHECK(gained(all, "10").mean >= 0.08);
  for (const char* shots : {"1", "5", "10"}) CHECK(gained(all, shots).low > 0);
  const auto table = output().table("Another camera, test accuracy");
  CHECK(output().title("few_labels") ==
        fmt::format("1 labelled picture of each class: {:.2f} from scratch, {:.2f} fine-tuned",
                    range(table, scratch, "1 of each class").mean,
                    range(table, all, "1 of each class").mean));
}

TEST_CASE("the gain shrinks as labels grow", "[course]") {
  for (const auto& way : {head, all, by_layer}) {
    INFO(way);
    CHECK(gained(way, "1").mean > gained(way, "5").mean);
    CHECK(gained(way, "5").mean > gained(way, "50").mean);
  }
}

TEST_CASE("training a hundredth of the weights is worth most of it with one picture", "[course]") {
  const auto table = output().table("Another camera, test accuracy");
  CHECK(table.number(head, "weights trained") < 0.02);
  CHECK(gained(head, "1").mean > 0.75 * gained(all, "1").mean);
  CHECK(gained(head, "50").mean < gained(all, "50").mean);
  // The same network without any training is far behind.
  CHECK(range(table, "as it is", "1 of each class").high <
        range(table, head, "1 of each class").low);
}

TEST_CASE("fine-tuned layers stay near where they began", "[course]") {
  const auto table = output().table("How far each layer moved");
  for (const char* layer : {"convolution 1", "convolution 2", "dense"}) {
    INFO(layer);
    CHECK(range(table, layer, all).high < range(table, layer, scratch).low);
    CHECK(range(table, layer, by_layer).high < range(table, layer, scratch).low);
  }
  CHECK(range(table, "convolution 1", by_layer).high < range(table, "convolution 1", all).low);
  const auto cosines = numbers_in(output().line("Cosine of a filter before and after: "));
  REQUIRE(cosines.size() == 9);
  CHECK(cosines[3] > cosines[6]);  // fine-tuning turns them less than training from scratch
  CHECK(output().title("filters") ==
        fmt::format("Cosine of the filters: random to pre-trained {:.3f}, to fine-tuned {:.3f}",
                    cosines[0], cosines[3]));
}

TEST_CASE(
    "most of the gain needs the dense layer and the head, the convolutions alone bring little",
    "[course]") {
  const auto table = output().table("The first layers taken over");
  const auto gain = [&](const std::string& taken) {
    return range(table, taken, "gained over nothing").mean;
  };
  CHECK(gain("up to convolution 2") < gain("up to head") / 2);
  CHECK(gain("up to dense") < gain("up to head"));
}

TEST_CASE("where what was learned does not fit, nothing is gained", "[course]") {
  const auto table = output().table("Other tasks, 10 labelled");
  const auto gain = [&](const std::string& task) { return range(table, task, "low rate gains"); };
  CHECK(gain("another camera").low > 0);
  std::vector<std::string> without;
  for (const auto& task : table.words("task")) {
    if (gain(task).mean <= 0.01) without.push_back(task);
  }
  CHECK(without.size() >= 2);
  long clear = 0;
  for (const auto& task : table.words("task")) clear += gain(task).low > 0;
  CHECK(output().title("other_tasks") ==
        fmt::format("Fine-tuning at the low rate is ahead in every run in {} of 5 tasks", clear));
}

TEST_CASE("the closing line says what the tables say", "[course]") {
  const auto table = output().table("Other tasks, 10 labelled");
  for (const char* shots : {"1", "5", "10", "50"}) {
    CHECK_THAT(output().learned(),
               ContainsSubstring(fmt::format("{:+.3f} with {}", gained(all, shots).mean, shots)));
  }
  for (const auto& task : table.words("task")) {
    CHECK_THAT(output().learned(),
               ContainsSubstring(
                   fmt::format("{} {:+.3f}", task, range(table, task, "low rate gains").mean)));
  }
}

}  // namespace
}  // namespace dl
