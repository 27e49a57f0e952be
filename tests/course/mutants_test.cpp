#include "mutants.hpp"

#include <cstdio>
#include <cstdlib>

#include <nlohmann/json.hpp>

#include "course_under_test.hpp"
#include "variants.hpp"

namespace dl {
namespace {

/// Enough of each kind to find what the tests miss, few enough for CI.
constexpr std::size_t most_of_an_exercise = 40;
constexpr double goal = 0.97;

/// A mutant that no test has to notice, with the reason: it is equal, or it breaks what the
/// exercise does not ask.
struct Equal {
  std::string exercise;
  Change change;
  std::string reason;
};

void from_json(const nlohmann::json& json, Equal& equal) {
  json.at("exercise").get_to(equal.exercise);
  json.at("instead_of").get_to(equal.change.instead_of);
  json.at("write").get_to(equal.change.write);
  json.at("reason").get_to(equal.reason);
}

std::vector<Equal> equal_mutants(const CourseTree& tree, const CourseLesson& lesson) {
  const auto file = tree.course().test_folder(lesson.name) / "equal_mutants.json";
  if (!std::filesystem::exists(file)) return {};
  return nlohmann::json::parse(read_text(file)).get<std::vector<Equal>>();
}

/// What became of one exercise's mutants.
struct Counts {
  int all = 0;
  int caught = 0;
  int equal = 0;
  int survived() const { return all - caught - equal; }
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

/// Tables stand on the terminal, also when all is well.
void print_line(const std::string& exercise, const Counts& counts) {
  fmt::print("{:24} {:8} {:8} {:8} {:8}\n", exercise, counts.all, counts.caught, counts.equal,
             counts.survived());
  std::fflush(stdout);
}

TEST_CASE("small changes of the solutions are caught", "[course]") {
  const auto& tree = LessonTree::the();
  const auto lesson = tree.lesson();
  const Place place{.course = tree.course(), .build = tree.build()};
  tree.build("test_header");
  Mutants mutants(tree, lesson);
  leave_out_what_does_not_compile(tree, lesson, mutants.variants);
  tree.build("my_test_" + lesson.number);

  const auto equal = equal_mutants(tree, lesson);
  fmt::print("{:24} {:>8} {:>8} {:>8} {:>8}\n", "", "mutants", "caught", "equal", "survived");
  Counts total;
  for (const auto& exercise : lesson.exercises) {
    const auto body = right_body(tree, lesson, exercise);
    const auto begin = std::chrono::steady_clock::now();
    CHECK(judge_variant(place, lesson, exercise, 0).passed());
    const auto limits = limits_for(std::chrono::steady_clock::now() - begin);
    Counts counts;
    std::set<Change> survivors;
    std::string shown;
    for (const auto& [number, variant] : mutants.variants[exercise.id]) {
      ++counts.all;
      if (!judge_variant(place, lesson, exercise, number, limits).passed()) {
        ++counts.caught;
        continue;
      }
      const auto change = change_of(mutants.by_number.at(number), body);
      survivors.insert(change);
      const bool known = std::ranges::any_of(equal, [&](const Equal& e) {
        return e.exercise == exercise.id && e.change == change && !e.reason.empty();
      });
      counts.equal += known;
      if (!known)
        shown += fmt::format("{}\n", nlohmann::ordered_json({{"exercise", exercise.id},
                                                             {"instead_of", change.instead_of},
                                                             {"write", change.write},
                                                             {"reason", ""}})
                                         .dump(2));
    }
    print_line(exercise.id, counts);
    fmt::print("{}", shown);
    for (const auto& e : equal) {
      if (e.exercise != exercise.id || mutants.left_out[exercise.id].contains(e.change)) continue;
      INFO("no such mutant survives " << exercise.id << ": " << e.change.write);
      CHECK(survivors.contains(e.change));
    }
    total.all += counts.all;
    total.caught += counts.caught;
    total.equal += counts.equal;
  }
  print_line(lesson.name, total);
  CHECK(total.caught >= goal * (total.all - total.equal));
}

}  // namespace
}  // namespace dl
