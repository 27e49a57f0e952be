#include "tests/testing.hpp"
#include "tools/course.hpp"
#include "tools/scores.hpp"
#include "tools/story.hpp"
#include "tools/texts/numbers.hpp"

namespace dl {
namespace {

using Lines = std::vector<std::string>;

const Story story{"How far?", "Steps from", "paths"};

TEST_CASE("of a lesson's output the tour keeps one table, one plot and the closing line",
          "[course]") {
  const Lines output = {"Another table:",
                        "",
                        "name  steps",
                        "----  -----",
                        "sgd      12",
                        "plot: out/05/other.png: Another",
                        "",
                        "Steps from here:",
                        "",
                        "name  steps",
                        "----  -----",
                        "adam      7",
                        "plot: out/05/paths.png: Adam is first",
                        "",
                        "Learned: go on."};
  const auto digest = digest_of(output, story);
  CHECK(digest.table == Lines{"Steps from here:", "", "name  steps", "----  -----", "adam      7"});
  CHECK(digest.plot == Lines{"plot: out/05/paths.png: Adam is first"});
  CHECK(digest.learned == "Learned: go on.");
}

TEST_CASE("in a text terminal the plot comes with its drawing", "[course]") {
  const auto digest =
      digest_of({"plot: paths: Adam is first", " *", "* *", "", "plot: other: x"}, story);
  CHECK(digest.plot == Lines{"plot: paths: Adam is first", " *", "* *"});
}

TEST_CASE("what every lesson prints has the table, the plot and the closing line of its story",
          "[course]") {
  const Course course(DL_SOURCE_DIR);
  for (const auto& lesson : course.lessons()) {
    const auto output = lines_of(read_text(course.root() / "lessons" / lesson.name / "output.txt"));
    const auto digest = digest_of(output, read_story(course, lesson));
    INFO(lesson.name);
    CHECK(digest.table.size() >= 3);
    CHECK(digest.table.size() <= 12);
    CHECK(digest.plot.size() == 1);
    CHECK_THAT(digest.learned, ContainsSubstring("Learned: "));
  }
}

TEST_CASE("the scoreboard compares runs on the same images, and no quick ones", "[course]") {
  const std::vector<Score> scores = {
      {.lesson = "01", .method = "rules", .data = "mini"},
      {.lesson = "01", .method = "rules", .data = "full"},
      {.lesson = "02", .method = "tree", .data = "mini", .quick = true},
      {.lesson = "02", .method = "forest", .data = "mini"}};
  const auto groups = comparable(scores);
  REQUIRE(groups.size() == 2);
  CHECK(groups[0].data == "mini");
  CHECK(groups[1].data == "full");
  REQUIRE(groups[0].scores.size() == 2);
  CHECK(groups[0].scores[1].method == "forest");
}

TEST_CASE("images of another folder rank nowhere, not even beside their own", "[course]") {
  const std::vector<Score> scores = {
      {.lesson = "01", .method = "rules", .data = "/tmp/shoes (100 + 20 images)"},
      {.lesson = "01", .method = "rules", .data = "/tmp/mini (6000 + 1000 images)"},
      {.lesson = "01", .method = "tree", .data = "/tmp/shoes (100 + 20 images)", .quick = true},
      {.lesson = "01", .method = "rules", .data = "full"}};
  const auto groups = comparable(scores);
  REQUIRE(groups.size() == 1);
  CHECK(groups[0].data == "full");
  REQUIRE(groups[0].scores.size() == 1);
  const auto others = on_other_images(scores);
  REQUIRE(others.size() == 2);
  CHECK(others[1].data == "/tmp/mini (6000 + 1000 images)");
}

}  // namespace
}  // namespace dl
