#include <cstdlib>
#include <map>

#include <nlohmann/json.hpp>

#include "course_under_test.hpp"

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

/// The right body, in place of it each of its mistakes when that is chosen.
std::string with_mistakes(const std::string& body, const std::map<int, Mistake>& mistakes) {
  std::string all;
  for (const auto& [number, mistake] : mistakes) {
    INFO(mistake.exercise << ": " << mistake.write);
    const auto at = body.find(mistake.instead_of);
    REQUIRE(at != std::string::npos);
    auto mistaken = body;
    mistaken.replace(at, mistake.instead_of.size(), mistake.write);
    all += fmt::format("if (::dl::mistake() == {}) {{\n{}}} else ", number, mistaken);
  }
  return all + "{\n" + body + "}\n";
}

/// Writes all mistakes into a lesson's exercise: one build, in which each is made by its number.
void write_in(const CourseTree& tree, const CourseLesson& lesson, const Mistakes& mistakes) {
  tree.fill_in(lesson);
  std::map<std::string, std::map<int, Mistake>> by_exercise;
  for (std::size_t i = 0; i < mistakes.size(); ++i) {
    by_exercise[mistakes[i].exercise][static_cast<int>(i) + 1] = mistakes[i];
  }
  for (const auto& [exercise, own] : by_exercise) {
    const auto file = tree.course().exercise_folder(lesson.name) / own.begin()->second.file;
    auto text = read_text(file);
    const auto body = find_body(text, exercise);
    REQUIRE(body);
    text.replace(body->begin, body->end - body->begin, with_mistakes(body->in(text), own));
    write_text(file, "#include \"tests/mistake.hpp\"\n" + text);
  }
}

bool is_named(const Verdict& verdict, const std::string& words) {
  return std::ranges::any_of(verdict.tests, [&](const TestResult& test) {
    return test.complaint.find("looks like: " + words) != std::string::npos;
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
  tree.build_tests_on_exercise(lesson);

  for (const auto& exercise : lesson.exercises) {
    INFO(exercise.id);
    CHECK(with_mistake.contains(exercise.id));
    CHECK(with_nan.contains(exercise.id));
    const auto verdict = judge(place, lesson, exercise);
    CHECK(verdict.passed());  // without a mistake
    for (std::size_t i = 0; i < mistakes.size(); ++i) {
      if (mistakes[i].exercise != exercise.id) continue;
      INFO("instead of " << mistakes[i].instead_of << "\nthe mistake " << mistakes[i].write);
      setenv("DL_MISTAKE", std::to_string(i + 1).c_str(), 1);
      const auto mistaken = judge(place, lesson, exercise);
      unsetenv("DL_MISTAKE");
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
