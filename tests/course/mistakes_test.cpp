#include <nlohmann/json.hpp>

#include "course_under_test.hpp"
#include "tree.hpp"

namespace dl {
namespace {

/// A mistake that learners make: what they write instead, and the words that must name it.
struct Mistake {
  std::string exercise;
  std::string file;
  std::string instead_of;
  std::string write;
  std::string named;
};

void from_json(const nlohmann::json& json, Mistake& mistake) {
  json.at("exercise").get_to(mistake.exercise);
  json.at("file").get_to(mistake.file);
  json.at("instead_of").get_to(mistake.instead_of);
  json.at("write").get_to(mistake.write);
  json.at("named").get_to(mistake.named);
}

TEST_CASE("the usual mistakes are caught and named", "[course]") {
  const CourseTree tree;
  tree.configure();
  tree.build("learn");
  const auto lesson = lesson_under_test(tree.course());
  const auto list = tree.root() / "tests/lessons" / (lesson.name + "_mistakes.json");
  const auto mistakes = nlohmann::json::parse(read_text(list)).get<std::vector<Mistake>>();
  std::set<std::string> covered;
  for (const auto& mistake : mistakes) {
    tree.fill_in(lesson);
    const auto file = tree.course().exercise_folder(lesson.name) / mistake.file;
    auto text = read_text(file);
    INFO(mistake.exercise << ": " << mistake.write);
    // Only in the body that the learner writes: the same words may stand elsewhere, or in a hint.
    const auto body = text.find("solution begin", text.find("exercise " + mistake.exercise + ":"));
    const auto at = text.find(mistake.instead_of, body);
    REQUIRE(at < text.find("solution end", body));
    write_text(file, text.replace(at, mistake.instead_of.size(), mistake.write));
    const auto finished = tree.learn({"check", lesson.number});
    INFO(finished.output);
    CHECK(finished.status == 1);
    REQUIRE_THAT(finished.output, !ContainsSubstring("does not compile"));
    bool caught = false;
    bool named = false;
    for (const auto& result : tree.report(lesson)) {
      if (result.passed || result.exercise != mistake.exercise) continue;
      caught = true;
      named =
          named || result.complaint.find("this looks like: " + mistake.named) != std::string::npos;
    }
    CHECK(caught);
    CHECK(named);
    covered.insert(mistake.exercise);
  }
  for (const auto& exercise : lesson.exercises) {
    INFO("no mistake is listed for exercise " << exercise.id);
    CHECK(covered.contains(exercise.id));
  }
}

}  // namespace
}  // namespace dl
