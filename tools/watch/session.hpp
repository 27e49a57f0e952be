#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "running.hpp"
#include "saves.hpp"
#include "screen.hpp"
#include "tools/place.hpp"

namespace dl {

/// A learner at one exercise: what is saved is checked, in a process beside this one, and the
/// screen shows what comes of it.
class Session {
 public:
  Session(const Place& place, const CourseLesson& lesson, const Exercise& exercise);

  /// Until the person ends it, or the terminal.
  void run();

 private:
  void go_to(const CourseLesson& lesson, const Exercise& exercise);
  void go_by(int step);
  void wait();
  void check_when_due();
  void press(char key);
  void run_program();
  void show_output_of(const Command& words);
  void show();

  Place place_;
  CourseLesson lesson_;
  Exercise exercise_;
  std::unique_ptr<Screen> screen_;
  std::unique_ptr<Saves> saves_;
  std::unique_ptr<Running> check_;
  std::optional<std::chrono::steady_clock::time_point> due_;  ///< when the next check begins
  std::chrono::steady_clock::time_point begun_;               ///< the check that runs
  std::vector<std::string> verdict_;
  std::vector<std::string> other_;  ///< shown instead of the verdict, until Enter or a save
  std::vector<std::string> note_;   ///< shown above the verdict, until the next key
  std::string status_;
  bool hints_ = false;  ///< shown above the verdict
  bool asks_ = false;   ///< whether to show the reference
  bool over_ = false;
};

}  // namespace dl
