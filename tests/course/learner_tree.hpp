#pragma once

#include "tree.hpp"

namespace dl {

/// A tree with lesson 01 alone, in which a learner types ./learn. CI=true: what is said there of
/// warnings holds for the repository's own code.
class LearnerTree : public CourseTree {
 public:
  LearnerTree() {
    for (const auto& other : course().lessons()) {
      if (other.number != "01") remove(other);
    }
    lesson_ = course().lesson("01");
  }

  /// What ./learn does and prints in some folder, with some variables set ("CI=true").
  static Finished learn_in(const std::filesystem::path& root, const Command& words,
                           const Command& set = {}) {
    Command command = {"env", "CI=true"};
    command.insert(command.end(), set.begin(), set.end());
    command.push_back((root / "learn").string());
    command.insert(command.end(), words.begin(), words.end());
    return capture_command(command);
  }

  Finished learn(const Command& words, const Command& set = {}) const {
    return learn_in(root(), words, set);
  }

  void check_passes() const {
    const auto finished = learn({"check", "01"});
    INFO(finished.output);
    CHECK(finished.status == 0);
    CHECK_THAT(finished.output, ContainsSubstring("All 7 exercises pass."));
  }

  void solve() const { fill_in(lesson_); }

  std::filesystem::path file() const {
    return course().exercise_folder(lesson_.name) / "features.hpp";
  }

  /// Writes a line at the begin of the body of exercise 01.1, which is right otherwise.
  void write_in_body(const std::string& line) const {
    solve();
    auto text = read_text(file());
    text.insert(find_body(text, "01.1")->begin, line + "\n");
    write_text(file(), "#include <cstdio>\n#include <cstdlib>\n#include <vector>\n" + text);
  }

  Finished check_with(const std::string& line) const {
    write_in_body(line);
    return learn({"check", "01"});
  }

 private:
  CourseLesson lesson_;
};

}  // namespace dl
