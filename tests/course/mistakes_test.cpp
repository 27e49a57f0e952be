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
using Exercises = std::set<std::string>;

/// Whether an exercise is in both sets, but for one.
bool in_both_but(const std::string& but, const Exercises& some, const Exercises& others) {
  return std::ranges::any_of(some, [&](const std::string& exercise) {
    return exercise != but && others.contains(exercise);
  });
}

/// Makes mistakes in a tree and checks them there. Mistakes of different exercises are made
/// together, for a build takes most of the time. That one hides or helps another is ruled out: a
/// test counts only when it has run no body with another mistake.
class MistakesInTree {
 public:
  MistakesInTree() { setenv("DL_REACHED", reached_file().c_str(), 1); }

  const CourseLesson& lesson() const { return lesson_; }

  Mistakes listed() const {
    const auto list = tree_.root() / "tests/lessons" / (lesson_.name + "_mistakes.json");
    return nlohmann::json::parse(read_text(list)).get<Mistakes>();
  }

  /// Makes these mistakes, at most one in each exercise, and returns what './learn check' prints.
  Finished check(const Mistakes& mistakes) {
    tree_.fill_in(lesson_);
    for (const auto& mistake : mistakes) make(mistake);
    for (const auto& file : CourseTree::files_of(lesson_)) mark(file);
    std::filesystem::remove(reached_file());
    auto finished = tree_.learn({"check", lesson_.number});
    verdicts_ = tree_.verdicts(lesson_);
    read_reached();
    return finished;
  }

  /// The failed tests of a mistake's exercise that have run no body with another of the mistakes.
  std::vector<TestResult> failed(const Mistake& mistake, const Mistakes& together) const {
    Exercises mistaken;
    for (const auto& other : together) mistaken.insert(other.exercise);
    std::vector<TestResult> failed;
    for (const auto& test : tests_of(mistake.exercise)) {
      if (test.passed) continue;
      if (in_both_but(mistake.exercise, reached_in(test), mistaken)) continue;
      failed.push_back(test);
    }
    return failed;
  }

  /// The exercises whose bodies the tests of one have run.
  Exercises reached_by_tests_of(const std::string& exercise) const {
    Exercises all;
    for (const auto& test : tests_of(exercise)) all.merge(reached_in(test));
    return all;
  }

 private:
  std::vector<TestResult> tests_of(const std::string& exercise) const {
    const auto found = std::ranges::find(verdicts_, exercise, &Verdict::exercise);
    return found == verdicts_.end() ? std::vector<TestResult>() : found->tests;
  }

  /// Of a test that did not come to its end this is not known: it may be all.
  Exercises reached_in(const TestResult& test) const {
    if (const auto found = reached_.find(test.sentence); found != reached_.end()) {
      return found->second;
    }
    Exercises all;
    for (const auto& exercise : lesson_.exercises) all.insert(exercise.id);
    return all;
  }

  std::filesystem::path reached_file() const { return tree_.root() / "reached"; }

  std::filesystem::path file_of(const std::string& name) const {
    return tree_.course().exercise_folder(lesson_.name) / name;
  }

  void make(const Mistake& mistake) const {
    const auto file = file_of(mistake.file);
    auto text = read_text(file);
    INFO(mistake.exercise << ": " << mistake.write);
    // Only in the body that the learner writes: the same words may stand elsewhere, or in a hint.
    const auto body = text.find("solution begin", text.find("exercise " + mistake.exercise + ":"));
    const auto at = text.find(mistake.instead_of, body);
    REQUIRE(at < text.find("solution end", body));
    write_text(file, text.replace(at, mistake.instead_of.size(), mistake.write));
  }

  /// Lets each body say that it was run.
  void mark(const std::string& name) const {
    const auto text = read_text(file_of(name));
    static const std::regex begin(R"(exercise \d\d\.(\d+):[^\n]*\n(?: *// hint: [^\n]*\n)*)"
                                  R"( *// solution begin\n)");
    write_text(file_of(name), "#include \"tests/reached.hpp\"\n" +
                                  std::regex_replace(text, begin, "$&::dl::reached($1);\n"));
  }

  void read_reached() {
    reached_.clear();
    // There is none when they do not compile.
    if (!std::filesystem::exists(reached_file())) return;
    std::istringstream lines(read_text(reached_file()));
    for (std::string line; std::getline(lines, line);) {
      const auto bar = line.find('|');
      auto& exercises = reached_[line.substr(bar + 1)];
      std::istringstream numbers(line.substr(0, bar));
      for (int number = 0; numbers >> number;) {
        exercises.insert(fmt::format("{}.{}", lesson_.number, number));
      }
    }
  }

  const LessonTree& tree_ = LessonTree::the();
  CourseLesson lesson_ = tree_.lesson();
  std::vector<Verdict> verdicts_;
  std::map<std::string, Exercises> reached_;  // by the test's name
};

/// A mistake that is still to be made, and the exercises in which no other may be made with it.
struct Open {
  Mistake mistake;
  Exercises apart;
  int tries = 0;
};

bool fits(const Open& open, const std::vector<Open>& together) {
  return std::ranges::none_of(together, [&](const Open& other) {
    return open.mistake.exercise == other.mistake.exercise ||
           open.apart.contains(other.mistake.exercise) ||
           other.apart.contains(open.mistake.exercise);
  });
}

/// Takes from the open mistakes, in order, all that can be made together.
std::vector<Open> take_together(std::vector<Open>& open) {
  std::vector<Open> together, others;
  for (const auto& one : open) (fits(one, together) ? together : others).push_back(one);
  open = others;
  return together;
}

bool is_named(const Mistake& mistake, const std::vector<TestResult>& failed) {
  return std::ranges::any_of(failed, [&](const TestResult& result) {
    return mistake.named.empty() ||
           result.complaint.find("this looks like: " + mistake.named) != std::string::npos;
  });
}

TEST_CASE("the usual mistakes are caught and named", "[course]") {
  MistakesInTree tree;
  Exercises covered, tried_with_nan;
  std::vector<Open> open;
  for (const auto& mistake : tree.listed()) {
    const bool no_mistake = !mistake.gives.empty();
    if (no_mistake || mistake.write.find("NAN") != std::string::npos) {
      tried_with_nan.insert(mistake.exercise);
    }
    if (no_mistake) continue;
    covered.insert(mistake.exercise);
    open.push_back({mistake, {}});
  }
  Exercises all;
  for (const auto& exercise : tree.lesson().exercises) {
    INFO("no mistake is listed for exercise " << exercise.id);
    CHECK(covered.contains(exercise.id));
    INFO("no mistake makes a NaN there, and the list does not say what else it gives");
    CHECK(tried_with_nan.contains(exercise.id));
    all.insert(exercise.id);
  }
  while (!open.empty()) {
    const auto taken = take_together(open);
    Mistakes together;
    for (const auto& one : taken) together.push_back(one.mistake);
    const auto finished = tree.check(together);
    for (auto one : taken) {
      const auto failed = tree.failed(one.mistake, together);
      const bool named = is_named(one.mistake, failed);
      if (named || together.size() == 1) {
        INFO(one.mistake.exercise << ": " << one.mistake.write << "\n" << finished.output);
        CHECK(finished.status == 1);
        CHECK_THAT(finished.output, !ContainsSubstring("does not compile"));
        CHECK_FALSE(failed.empty());
        CHECK(named);
        continue;
      }
      // Once more without those that its tests have run, and at last alone.
      const bool again = one.tries++ == 0;
      one.apart = again ? tree.reached_by_tests_of(one.mistake.exercise) : all;
      open.push_back(one);
    }
  }
}

}  // namespace
}  // namespace dl
