#include <cstdlib>

#include <nlohmann/json.hpp>

#include "course_under_test.hpp"
#include "variants.hpp"

namespace dl {
namespace {

/// A mistake that learners make: what they write instead, and the words that must name it, unless
/// it is enough that it is caught. Each exercise has one that makes a NaN, or the list has no
/// mistake there but says what else than real numbers the exercise gives.
struct Mistake {
  std::string exercise;
  std::string file;
  std::string instead_of;
  std::string write;
  std::string named;
  std::string gives;
};

void from_json(const nlohmann::json& json, Mistake& mistake) {
  json.at("exercise").get_to(mistake.exercise);
  mistake.gives = json.value("gives", "");
  if (!mistake.gives.empty()) return;
  json.at("file").get_to(mistake.file);
  json.at("instead_of").get_to(mistake.instead_of);
  json.at("write").get_to(mistake.write);
  mistake.named = json.value("named", "");
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

bool is_named(const Verdict& verdict, const std::string& words) {
  return std::ranges::any_of(verdict.tests, [&](const TestResult& test) {
    return test.complaint.find("this looks like: " + words) != std::string::npos;
  });
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
    if (none || mistake.write.find("NAN") != std::string::npos) with_nan.insert(mistake.exercise);
  }
  std::erase_if(mistakes, [](const Mistake& mistake) { return !mistake.gives.empty(); });
  write_in(tree, lesson, mistakes);
  tree.build("my_test_" + lesson.number);

  for (const auto& exercise : lesson.exercises) {
    INFO(exercise.id);
    CHECK(with_mistake.contains(exercise.id));
    CHECK(with_nan.contains(exercise.id));
    const auto verdict = judge(place, lesson, exercise);
    CHECK(verdict.passed());  // without a mistake
    for (std::size_t i = 0; i < mistakes.size(); ++i) {
      if (mistakes[i].exercise != exercise.id) continue;
      INFO("instead of " << mistakes[i].instead_of << "\nthe mistake " << mistakes[i].write);
      const auto mistaken = judge_variant(place, lesson, exercise, static_cast<int>(i) + 1);
      INFO(mistaken.stopped);
      CHECK_FALSE(mistaken.passed());
      CHECK_FALSE(mistaken.tests.empty());
      if (!mistakes[i].named.empty()) {
        INFO("to be named: " << mistakes[i].named);
        CHECK(is_named(mistaken, mistakes[i].named));
      }
    }
  }
}

}  // namespace
}  // namespace dl
