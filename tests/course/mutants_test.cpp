#include "mutants.hpp"

#include <cstdlib>

#include <nlohmann/json.hpp>

#include "course_under_test.hpp"
#include "table.hpp"
#include "variants.hpp"

namespace dl {
namespace {

/// Enough of each kind to find what the tests miss, few enough for CI.
constexpr std::size_t most_of_an_exercise = 12;
constexpr double goal = 0.97;

/// A mutant that no test has to notice, with the reason: it is equal, or it breaks what the
/// exercise does not ask. Without a change: any of the exercise's, which has no one answer.
struct Equal {
  std::string exercise;
  Change change;
  std::string reason;
  bool survived = false;

  bool is_any() const { return change == Change{}; }
};

void from_json(const nlohmann::json& json, Equal& equal) {
  json.at("exercise").get_to(equal.exercise);
  equal.change.instead_of = json.value("instead_of", "");
  equal.change.write = json.value("write", "");
  json.at("reason").get_to(equal.reason);
}

std::vector<Equal> equal_mutants(const CourseTree& tree, const CourseLesson& lesson) {
  const auto file = tree.course().test_folder(lesson.name) / "equal_mutants.json";
  if (!std::filesystem::exists(file)) return {};
  return nlohmann::json::parse(read_text(file)).get<std::vector<Equal>>();
}

/// What became of some mutants.
struct Counts {
  int all = 0;
  int caught = 0;
  int equal = 0;

  std::vector<int> row() const { return {all, caught, equal, all - caught - equal}; }
  void add(const Counts& other) {
    all += other.all;
    caught += other.caught;
    equal += other.equal;
  }
};

/// The mutants of one lesson, by number; all of them when DL_ALL_MUTANTS is set.
struct Mutants {
  std::map<int, Mutant> by_number;
  std::map<std::string, std::set<Change>> left_out;  ///< of an exercise: there were too many
  Variants variants;

  Mutants(const CourseTree& tree, const CourseLesson& lesson) {
    const auto most =
        std::getenv("DL_ALL_MUTANTS") == nullptr ? most_of_an_exercise : std::string::npos;
    for (const auto& exercise : lesson.exercises) {
      const auto body = right_body(tree, lesson, exercise);
      const auto all = mutants_of(body);
      for (const auto& mutant : all) left_out[exercise.id].insert(change_of(mutant, body));
      for (const auto& mutant : spread(all, most)) {
        const int number = static_cast<int>(by_number.size()) + 1;
        by_number[number] = mutant;
        variants[exercise.id][number] = mutant.applied_to(body);
        left_out[exercise.id].erase(change_of(mutant, body));
      }
    }
  }
};

/// A loop that became endless is found in a time that fits the exercise.
Limits limits_for(std::chrono::duration<double> right) {
  return {
      .time = std::max(std::chrono::seconds(2), std::chrono::ceil<std::chrono::seconds>(5 * right)),
      .memory = std::uint64_t{1} << 30,
      .output = for_judging.output};
}

/// As it may stand in equal_mutants.json.
std::string as_entry(const std::string& exercise, const Change& change) {
  return nlohmann::ordered_json({{"exercise", exercise},
                                 {"instead_of", change.instead_of},
                                 {"write", change.write},
                                 {"reason", ""}})
      .dump(2);
}

TEST_CASE("small changes of the solutions are caught", "[course]") {
  const auto& tree = LessonTree::the();
  const auto lesson = tree.lesson();
  const Place place{.course = tree.course(), .build = tree.build()};
  tree.build("judge_header");
  Mutants mutants(tree, lesson);
  leave_out_what_does_not_compile(tree, lesson, mutants.variants);
  tree.build_tests_on_exercise(lesson);

  auto equal = equal_mutants(tree, lesson);
  Table table(lesson.number + "_mutants", {"mutants", "caught", "equal", "survived"});
  Counts total;
  for (const auto& exercise : lesson.exercises) {
    const auto body = right_body(tree, lesson, exercise);
    const auto begin = std::chrono::steady_clock::now();
    CHECK(judge_variant(place, lesson, exercise, 0).passed());
    const auto limits = limits_for(std::chrono::steady_clock::now() - begin);
    Counts counts;
    for (const auto& [number, variant] : mutants.variants[exercise.id]) {
      ++counts.all;
      if (!judge_variant(place, lesson, exercise, number, limits).passed()) {
        ++counts.caught;
        continue;
      }
      const auto change = change_of(mutants.by_number.at(number), body);
      const auto known = std::ranges::find_if(equal, [&](const Equal& e) {
        return e.exercise == exercise.id && (e.change == change || e.is_any());
      });
      if (known == equal.end() || known->reason.empty()) {
        table.add(as_entry(exercise.id, change));
      } else {
        ++counts.equal;
        known->survived = true;
      }
    }
    table.row(exercise.id, counts.row());
    total.add(counts);
  }
  table.row(lesson.name, total.row());
  CHECK(total.caught >= goal * (total.all - total.equal));
  for (const auto& known : equal) {
    if (known.is_any() || known.survived) continue;
    INFO("in equal_mutants.json, but no such mutant survives, or its reason is empty");
    const auto& left_out = mutants.left_out[known.exercise];
    CHECK((left_out.contains(known.change) ? "" : as_entry(known.exercise, known.change)) == "");
  }
}

}  // namespace
}  // namespace dl
