#include <algorithm>
#include <atomic>
#include <future>
#include <set>
#include <thread>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include "commands.hpp"
#include "common/command_line.hpp"
#include "common/error.hpp"
#include "common/file.hpp"
#include "common/program.hpp"
#include "common/progress.hpp"
#include "show_scoreboard.hpp"
#include "tools/build.hpp"
#include "tools/process.hpp"
#include "tools/story.hpp"
#include "tools/texts/numbers.hpp"

namespace dl {
namespace {

namespace po = boost::program_options;

/// The programs of some lessons, two at a time, the first of them first.
class Programs {
 public:
  Programs(const std::vector<Command>& commands) : commands_(commands), results_(commands.size()) {
    const auto side_by_side = std::min<std::size_t>(2, commands_.size());
    for (std::size_t i = 0; i < side_by_side; ++i) threads_.emplace_back([this] { work(); });
  }

  /// Waits until the n-th has ended, and calls wait() again and again meanwhile. Throws what kept
  /// it from running.
  template <typename Wait>
  Finished result(std::size_t n, Wait wait) {
    auto future = results_[n].get_future();
    while (future.wait_for(std::chrono::milliseconds(200)) != std::future_status::ready) wait();
    return future.get();
  }

 private:
  void work() {
    for (auto n = next_++; n < commands_.size(); n = next_++) {
      try {
        results_[n].set_value(capture_command(commands_[n]));
      } catch (...) {
        results_[n].set_exception(std::current_exception());
      }
    }
  }

  std::vector<Command> commands_;
  std::vector<std::promise<Finished>> results_;
  std::atomic<std::size_t> next_ = 0;
  std::vector<std::jthread> threads_;
};

/// `file` holds all of the output.
void tell(const CourseLesson& lesson, const Story& story, const std::string& output,
          const std::filesystem::path& file) {
  const auto digest = digest_of(lines_of(output), story);
  fmt::print("\n==== {}\n{}\n\n{}\n", lesson.title, story.question, text_of(digest.table));
  fmt::print("{}\n", fmt::join(digest.plot, "\n"));
  fmt::print("{}\n(all of it: {})\n", digest.learned, from_here(file).string());
  std::fflush(stdout);
}

int run_tour(const Place& place, const Words& words) {
  po::options_description options;
  options.add_options()("plot", po::value<std::string>()->default_value("png"));
  const auto plot = read_words(words, options, false)["plot"].as<std::string>();
  if (!std::set<std::string>{"png", "svg", "ascii", "none"}.contains(plot)) {
    throw UsageError(fmt::format("--plot {}: expected png, svg, ascii or none", plot));
  }
  auto lessons = place.course.lessons();
  for (const auto& lesson : lessons) {
    if (!lesson.fault.empty()) fmt::print(stderr, "learn: left out: {}\n", lesson.fault);
  }
  const auto damaged =
      std::erase_if(lessons, [](const CourseLesson& lesson) { return !lesson.fault.empty(); });
  std::vector<std::string> targets;
  std::vector<Command> commands;
  for (const auto& lesson : lessons) {
    targets.push_back("lesson_" + lesson.number);
    commands.push_back({(place.build / targets.back()).string(), "--plot", plot});
  }
  if (build_target(place, targets, TreeLock(place)) != 0) return 1;

  Programs programs(commands);
  const bool terminal = can_overwrite(STDERR_FILENO);
  for (std::size_t n = 0; n < lessons.size(); ++n) {
    const auto finished = programs.result(n, [&] {
      if (!terminal) return;
      fmt::print(stderr, "\rlesson {} runs, {} of {} are told", lessons[n].number, n,
                 lessons.size());
    });
    if (terminal) fmt::print(stderr, "\r\033[K");
    const auto file = place.course.root() / "out" / lessons[n].name / "output.txt";
    write_whole(file, finished.output);
    if (finished.status != 0) {
      fmt::print(stderr, "{}learn: lesson {} ended with status {}\n", finished.output,
                 lessons[n].number, finished.status);
      return finished.status;
    }
    tell(lessons[n], read_story(place.course, lessons[n]), finished.output, file);
  }
  fmt::print("\n==== Scoreboard\n\n");
  show_scoreboard(place.course, plot_target(plot));
  return damaged == 0 ? 0 : 1;
}

}  // namespace

Subcommand commands::tour() {
  return {"tour", "[--plot png|svg|ascii|none]",
          "the story of the course: each lesson's question, its table, its plot, what it teaches",
          run_tour};
}

}  // namespace dl
