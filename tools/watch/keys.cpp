#include <cerrno>

#include <fmt/format.h>
#include <unistd.h>

#include "ending.hpp"
#include "page.hpp"
#include "session.hpp"
#include "tools/hints.hpp"

namespace dl {

void Session::press(char key) {
  const bool yes = asks_ && key == 'y';
  asks_ = false;
  other_.clear();
  note_.clear();
  if (yes) return show_output_of({"diff", exercise_.id});
  switch (key) {
    case 'h':
      hints_ = true;
      hints_seen(place_.course, exercise_, true);
      break;
    case 'p': note_ = {open_plot(place_.course, lesson_)}; break;
    case 'r': run_program(); break;
    case 'd':
      asks_ = true;
      other_ = {"This shows the reference's answer: y to see it, Enter to go back."};
      break;
    case 'u':
      check_.reset();  // it holds the tree
      note_ = printable_lines(capture_command(course_command(place_, {"undo"})).output);
      break;
    case 'n': go_by(1); break;
    case 'b': go_by(-1); break;
    case 'l': show_output_of({"progress"}); break;
    case 'q': over_ = true; break;
    default: break;
  }
}

void Session::show_output_of(const Command& words) {
  other_ = printable_lines(capture_command(course_command(place_, words)).output);
  other_.emplace_back("");
  other_.emplace_back("(Enter: back to the verdict)");
}

/// Ctrl-C is for the program, not for this one.
void Session::run_program() {
  if (check_) due_ = std::chrono::steady_clock::now();
  check_.reset();
  screen_->leave();
  run_command(course_command(place_, {"run", lesson_.number, "--mine"}));
  forget_interrupt();
  fmt::print("\nEnter: back to the exercise ");
  std::fflush(stdout);
  char letter = 0;
  while (!is_asked_to_end() && letter != '\n') {
    const auto n = read(STDIN_FILENO, &letter, 1);
    over_ = n == 0 || (n < 0 && errno != EINTR);
    if (over_) break;
  }
  forget_interrupt();
  screen_->come_back();
}

}  // namespace dl
