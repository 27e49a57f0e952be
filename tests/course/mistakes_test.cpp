#include <cstdio>

#include <nlohmann/json.hpp>

#include "common/text.hpp"
#include "course_under_test.hpp"
#include "variants.hpp"

namespace dl {
namespace {

constexpr double goal = 0.95;  // of the mistakes are named, and rightly

/// A mistake that learners make: what they write instead, and the words that must name it: several
/// where they say the same in two tests, none where it is enough that it is caught. Each exercise
/// has one that makes a NaN, or the list has no mistake there but says what else than real numbers
/// the exercise gives.
struct Mistake {
  std::string exercise;
  std::string file;
  std::string instead_of;
  std::string write;
  std::vector<std::string> named;
  std::string gives;

  bool makes_nan() const { return write.find("NAN") != std::string::npos; }
};

void from_json(const nlohmann::json& json, Mistake& mistake) {
  json.at("exercise").get_to(mistake.exercise);
  mistake.gives = json.value("gives", "");
  if (!mistake.gives.empty()) return;
  json.at("file").get_to(mistake.file);
  json.at("instead_of").get_to(mistake.instead_of);
  json.at("write").get_to(mistake.write);
  const auto named = json.value("named", nlohmann::json::array());
  if (named.is_string()) mistake.named = {named.get<std::string>()};
  if (named.is_array()) named.get_to(mistake.named);
}

using Mistakes = std::vector<Mistake>;

/// The right body with one mistake.
std::string mistaken(std::string body, const Mistake& mistake) {
  INFO(mistake.exercise << ": " << mistake.write);
  const auto at = body.find(mistake.instead_of);
  REQUIRE(at != std::string::npos);
  return body.replace(at, mistake.instead_of.size(), mistake.write);
}

/// Writes all mistakes into a lesson's exercise: one build, in which each is made by its number.
void write_in(const CourseTree& tree, const CourseLesson& lesson, const Mistakes& mistakes) {
  Variants variants;
  for (std::size_t i = 0; i < mistakes.size(); ++i) {
    const auto& mistake = mistakes[i];
    variants[mistake.exercise][static_cast<int>(i) + 1] =
        mistaken(right_body(tree, lesson, exercise_of(lesson, mistake.exercise)), mistake);
  }
  write_variants(tree, lesson, variants);
}

/// What the tests say a body looks like.
std::set<std::string> names_in(const Verdict& verdict) {
  const std::string mark = "this looks like: ";
  std::set<std::string> names;
  for (const auto& test : verdict.tests) {
    for (const auto& line : lines_of(test.complaint)) {
      if (line.starts_with(mark)) names.insert(line.substr(mark.size()));
    }
  }
  return names;
}

bool is_name_of(const std::string& name, const Mistake& mistake) {
  return std::ranges::any_of(mistake.named,
                             [&](const auto& words) { return name.starts_with(words); });
}

/// How an exercise's mistakes are named. Those that make a NaN need no name.
struct Names {
  int mistakes = 0;
  int rightly = 0;
  int wrongly = 0;  ///< by the name of another, also beside its own
  int unnamed = 0;

  void add(const Names& other) {
    mistakes += other.mistakes;
    rightly += other.rightly;
    wrongly += other.wrongly;
    unnamed += other.unnamed;
  }

  void print(const std::string& of) const {
    fmt::print("{:24} {:8} {:8} {:8} {:8}\n", of, mistakes, rightly, wrongly, unnamed);
    std::fflush(stdout);
  }
};

/// Counts one mistake by the names that the verdict on it has.
void count(const Mistake& mistake, const std::set<std::string>& names, Names& counts) {
  std::set<std::string> wrong;
  for (const auto& name : names) {
    if (!is_name_of(name, mistake)) wrong.insert(name);
  }
  INFO("a name for another mistake");
  CHECK(wrong == std::set<std::string>());
  for (const auto& name : wrong) {
    fmt::print("  {} is named: {}\n    {}\n", mistake.exercise, name, mistake.write);
  }
  counts.wrongly += !wrong.empty();
  if (mistake.makes_nan()) return;
  ++counts.mistakes;
  counts.rightly += wrong.empty() && !names.empty();
  counts.unnamed += names.empty();
  if (names.empty()) fmt::print("  {} is not named\n    {}\n", mistake.exercise, mistake.write);
}

TEST_CASE("the usual mistakes are caught and named", "[course]") {
  const auto& tree = LessonTree::the();
  const auto lesson = tree.lesson();
  const Place place{.course = tree.course(), .build = tree.build()};
  const auto list = tree.root() / "tests/lessons" / lesson.name / "mistakes.json";
  auto mistakes = nlohmann::json::parse(read_text(list)).get<Mistakes>();
  std::set<std::string> with_mistake, with_nan;
  for (const auto& mistake : mistakes) {
    const bool none = !mistake.gives.empty();
    if (!none) with_mistake.insert(mistake.exercise);
    if (none || mistake.makes_nan()) with_nan.insert(mistake.exercise);
  }
  std::erase_if(mistakes, [](const Mistake& mistake) { return !mistake.gives.empty(); });
  write_in(tree, lesson, mistakes);
  tree.build("my_test_" + lesson.number);

  fmt::print("{:24} {:>8} {:>8} {:>8} {:>8}\n", "", "mistakes", "rightly", "wrongly", "unnamed");
  Names total;
  for (const auto& exercise : lesson.exercises) {
    INFO(exercise.id);
    CHECK(with_mistake.contains(exercise.id));
    CHECK(with_nan.contains(exercise.id));
    CHECK(judge_variant(place, lesson, exercise, 0).passed());
    Names counts;
    for (std::size_t i = 0; i < mistakes.size(); ++i) {
      if (mistakes[i].exercise != exercise.id) continue;
      INFO("instead of " << mistakes[i].instead_of << "\nthe mistake " << mistakes[i].write);
      const auto verdict = judge_variant(place, lesson, exercise, static_cast<int>(i) + 1);
      INFO(verdict.stopped);
      CHECK_FALSE(verdict.passed());
      CHECK_FALSE(verdict.tests.empty());
      const auto names = names_in(verdict);
      if (!mistakes[i].named.empty()) {
        INFO("to be named: " << mistakes[i].named.front());
        CHECK_FALSE(names.empty());
      }
      count(mistakes[i], names, counts);
    }
    counts.print(exercise.id);
    total.add(counts);
  }
  total.print(lesson.name);
  CHECK(total.rightly >= goal * total.mistakes);
}

}  // namespace
}  // namespace dl
