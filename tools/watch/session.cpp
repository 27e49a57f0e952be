#include "session.hpp"

#include <algorithm>
#include <array>
#include <csignal>

#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include "common/error.hpp"
#include "common/text.hpp"
#include "page.hpp"
#include "tools/hints.hpp"

namespace dl {
namespace {

using Clock = std::chrono::steady_clock;

// An editor writes a file in several steps; these are one save.
constexpr std::chrono::milliseconds one_save{50};
constexpr const char* keys =
    "h hint  p plot  r run  d diff  u undo  n next  b back  l list  q quit";

volatile std::sig_atomic_t asked_to_end = 0;

/// So that what is shown and what runs is brought to an end first.
void end_in_order() {
  struct sigaction action {};
  action.sa_handler = [](int signal) { asked_to_end = signal; };
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaction(signal, &action, nullptr);
}

Command learn(const Place& place, const Command& words) {
  Command command = {(place.build / "tools" / "learn").string()};
  command.insert(command.end(), words.begin(), words.end());
  return command;
}

std::vector<std::string> printable_lines(const std::string& text) {
  auto lines = lines_of(text);
  std::erase_if(lines, [](const auto& line) { return line.starts_with("learn: building"); });
  for (auto& line : lines) line = printable(line);
  return lines;
}

}  // namespace

Session::Session(const Place& place, const CourseLesson& lesson, const Exercise& exercise)
    : place_(place) {
  end_in_order();
  go_to(lesson, exercise);
  screen_ = make_screen();
}

void Session::run() {
  show();
  while (!over_ && asked_to_end == 0 && !screen_->is_gone()) {
    wait();
    if (saves_->take()) {
      due_ = Clock::now() + one_save;
      other_.clear();
      asks_ = false;
    }
    check_when_due();
    while (const auto key = screen_->key()) press(*key);
    if (!over_) show();
  }
}

void Session::go_to(const CourseLesson& lesson, const Exercise& exercise) {
  if (lesson.name != lesson_.name) {
    saves_ = std::make_unique<Saves>(place_.course.exercise_folder(lesson.name));
  }
  lesson_ = lesson;
  exercise_ = exercise;
  hints_ = false;
  verdict_.clear();
  due_ = Clock::now() + one_save;
}

/// To the next exercise of the course, or the one before; at its ends nowhere.
void Session::go_by(int step) {
  std::vector<std::pair<CourseLesson, Exercise>> all;
  for (const auto& lesson : place_.course.lessons()) {
    if (!lesson.fault.empty()) continue;
    for (const auto& exercise : lesson.exercises) all.emplace_back(lesson, exercise);
  }
  const auto here =
      std::ranges::find_if(all, [&](const auto& one) { return one.second.id == exercise_.id; });
  const auto to = here - all.begin() + step;
  if (here == all.end() || to < 0 || to >= std::ssize(all)) return;
  go_to(all[static_cast<std::size_t>(to)].first, all[static_cast<std::size_t>(to)].second);
}

/// Until there is something to do. While a check runs its seconds are counted on the screen.
void Session::wait() {
  std::array<pollfd, 3> all = {pollfd{STDIN_FILENO, POLLIN, 0},
                               pollfd{saves_->descriptor(), POLLIN, 0},
                               pollfd{check_ ? check_->descriptor() : -1, POLLIN, 0}};
  const auto most = due_ ? one_save : std::chrono::milliseconds(1000);
  poll(all.data(), all.size(), static_cast<int>(most.count()));
  over_ = over_ || (all[0].revents & (POLLHUP | POLLERR | POLLNVAL)) != 0;
}

void Session::check_when_due() {
  if (due_ && Clock::now() >= *due_) {
    due_.reset();
    check_.reset();  // the old one may not hold the tree any more
    check_ = std::make_unique<Running>(learn(place_, {"check", exercise_.id}));
    begun_ = Clock::now();
  }
  if (!check_) return;
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(Clock::now() - begun_);
  status_ = fmt::format("checking, {} s", seconds.count());
  const auto finished = check_->look();
  if (!finished) return;
  check_.reset();
  verdict_ = printable_lines(finished->output);
  status_ = finished->status == 0 ? "passes: n goes on to the next exercise" : "";
}

void Session::press(char key) {
  const bool yes = asks_ && key == 'y';
  asks_ = false;
  other_.clear();
  if (yes) return show_output_of({"diff", exercise_.id});
  switch (key) {
    case 'h':
      hints_ = true;
      hints_seen(place_.course, exercise_, true);
      break;
    case 'p': other_ = {open_plot(place_.course, lesson_)}; break;
    case 'r': run_program(); break;
    case 'd':
      asks_ = true;
      other_ = {"This shows the reference's answer: y to see it, Enter to go back."};
      break;
    case 'u': show_output_of({"undo"}); break;
    case 'n': go_by(1); break;
    case 'b': go_by(-1); break;
    case 'l': show_output_of({"progress"}); break;
    case 'q': over_ = true; break;
    default: break;
  }
}

void Session::show_output_of(const Command& words) {
  other_ = printable_lines(capture_command(learn(place_, words)).output);
  other_.emplace_back("");
  other_.emplace_back("(Enter: back to the verdict)");
}

/// Ctrl-C is for the program, not for this one.
void Session::run_program() {
  check_.reset();
  screen_->leave();
  run_command(learn(place_, {"run", lesson_.number, "--mine"}));
  if (asked_to_end == SIGINT) asked_to_end = 0;
  fmt::print("\nEnter: back to the exercise ");
  std::fflush(stdout);
  char letter = 0;
  while (asked_to_end == 0 && letter != '\n') {
    if (read(STDIN_FILENO, &letter, 1) == 0) over_ = true;
    if (over_) break;
  }
  if (asked_to_end == SIGINT) asked_to_end = 0;
  screen_->come_back();
}

void Session::show() {
  Page page{.head = head_of(place_.course, lesson_, exercise_),
            .body = other_,
            .status = status_,
            .keys = keys};
  if (page.body.empty()) {
    if (hints_) page.body = printable_lines(hints_seen(place_.course, exercise_, false));
    if (hints_) page.body.emplace_back("");
    page.body.insert(page.body.end(), verdict_.begin(), verdict_.end());
  }
  screen_->show(page);
}

}  // namespace dl
