#include "session.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include "ending.hpp"
#include "page.hpp"
#include "tools/hints.hpp"

namespace dl {
namespace {

using Clock = std::chrono::steady_clock;

// An editor writes a file in several steps; these are one save.
constexpr std::chrono::milliseconds one_save{50};
constexpr const char* keys =
    "h hint  p plot  r run  d diff  u undo  n next  b back  l list  q quit";

}  // namespace

Session::Session(const Place& place, const CourseLesson& lesson, const Exercise& exercise)
    : place_(place) {
  end_in_order();
  go_to(lesson, exercise);
  screen_ = make_screen();
}

void Session::run() {
  show();
  while (!over_ && !is_asked_to_end() && !screen_->is_gone()) {
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
    check_ = std::make_unique<Running>(course_command(place_, {"check", exercise_.id}));
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

void Session::show() {
  Page page{.head = head_of(place_.course, lesson_, exercise_),
            .body = other_,
            .status = status_,
            .keys = keys};
  if (page.body.empty()) {
    page.body = note_;
    if (hints_) {
      const auto seen = printable_lines(hints_seen(place_.course, exercise_, false));
      page.body.insert(page.body.end(), seen.begin(), seen.end());
    }
    if (!page.body.empty()) page.body.emplace_back("");
    page.body.insert(page.body.end(), verdict_.begin(), verdict_.end());
  }
  screen_->show(page);
}

}  // namespace dl
