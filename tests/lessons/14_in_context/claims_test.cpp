#include <algorithm>
#include <filesystem>

#include "tests/kept_output.hpp"

namespace dl {
namespace {

const KeptOutput& output() {
  static const KeptOutput kept("14_in_context");
  return kept;
}

PrintedSpread range(const PrintedTable& table, const std::string& row, const std::string& column) {
  return PrintedSpread(table.word(row, column));
}

TEST_CASE("no weight changed between the first task and the last", "[course]") {
  const auto table = output().table("The weights, before");
  CHECK(table.rows() == 2);
  CHECK(table.words("checksum before") == table.words("checksum after"));
}

TEST_CASE("more examples in the prompt help, up to what can be known", "[course]") {
  const auto table = output().table("Groups of digits, told by examples");
  double before = 0;
  for (const char* shots : {"1", "2", "4", "8", "16"}) {
    const auto found = range(table, shots, "tasks never seen");
    const auto best = range(table, shots, "best possible");
    CHECK(found.mean > before);
    CHECK(found.mean < best.mean + 0.01);
    before = found.mean;
  }
  CHECK(range(table, "0", "tasks never seen").low < 0.5 + 0.02);
  CHECK(range(table, "0", "tasks never seen").high > 0.5 - 0.02);
  CHECK(before > 0.8);
  CHECK_THAT(output().title("shots"),
             ContainsSubstring(fmt::format("{:.2f} without an example, {:.2f} with 16",
                                           range(table, "0", "tasks never seen").mean, before)));
}

TEST_CASE("a name alone does a task that it was pre-trained with", "[course]") {
  const auto table = output().table("Groups of digits, told by a name");
  for (const char* task : {"even", "at least 5", "prime", "has a loop"}) {
    CHECK(range(table, task, "named, no example").mean > 0.95);
    CHECK(range(table, task, "not named, no example").mean < 0.75);
  }
}

TEST_CASE("queries look at examples of their own digit", "[course]") {
  const auto shares =
      output().table("Of the attention").numbers("attention to examples of the same digit");
  CHECK(*std::ranges::max_element(shares) > 0.5);
}

TEST_CASE("with few tasks in pre-training the model does these and no others", "[course]") {
  const auto table = output().table("The same model, pre-trained with fewer tasks");
  const std::string of_these = "these tasks, 16 examples", others = "tasks never seen, 16 examples";
  CHECK(range(table, "4", of_these).mean > range(table, "4", others).mean + 0.1);
  CHECK(range(table, "212", of_these).mean < range(table, "212", others).mean + 0.02);
}

TEST_CASE("one model serves all tasks that fine-tuning has a model each for", "[course]") {
  const auto costs = output().table("20 tasks never seen, 16 examples of each");
  CHECK(costs.number("in context, no training", "models") == 1);
  CHECK(costs.number("in context, no training", "steps of training a task") == 0);
  for (const char* way : {"this model fine-tuned", "lesson 07's network from scratch"}) {
    CHECK(costs.number(way, "models") == 20);
    CHECK(costs.number(way, "steps of training a task") > 0);
  }
}

TEST_CASE("words: a name is enough, examples without a name are not", "[course]") {
  const auto table = output().table("Held-out words whose answer");
  CHECK(range(table, "0", "named").mean > 0.97);
  CHECK(range(table, "4", "not named").mean < 0.5);
  CHECK(range(table, "0", "two names never seen together").mean < 0.9);
}

TEST_CASE("the shipped models are small", "[course]") {
  std::uintmax_t bytes = 0;
  const auto folder = std::filesystem::path(DL_SOURCE_DIR) / "data" / "in_context";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) bytes += entry.file_size();
  CHECK(bytes > 0);
  CHECK(bytes < 1'000'000);
}

}  // namespace
}  // namespace dl
