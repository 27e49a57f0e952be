#include <cstdlib>
#include <map>
#include <set>
#include <sstream>
#include <thread>

#include <boost/program_options.hpp>
#include <fmt/format.h>

#include "commands.hpp"
#include "common/error.hpp"
#include "common/file.hpp"
#include "process.hpp"

namespace {

using dl::Command;
using dl::Place;
using dl::UsageError;

namespace fs = std::filesystem;
namespace po = boost::program_options;

using Words = std::vector<std::string>;

struct Subcommand {
  std::string usage;
  std::string about;
  int (*run)(const Place&, const Words&);
};

/// The options a subcommand knows, read from its words. `lesson` is whether it takes one.
po::variables_map read_words(const Words& words, po::options_description options, bool lesson) {
  po::positional_options_description positional;
  if (lesson) {
    options.add_options()("lesson", po::value<std::string>());
    positional.add("lesson", 1);
  }
  po::variables_map given;
  po::store(po::command_line_parser(words).options(options).positional(positional).run(), given);
  if (lesson && given.count("lesson") == 0) throw UsageError("which lesson? for example: 01");
  return given;
}

/// The lesson that is named, also by one of its exercises: 03 and 03.1.
dl::CourseLesson wanted_lesson(const Place& place, const Words& words) {
  const auto word = read_words(words, {}, true)["lesson"].as<std::string>();
  return place.course.lesson(word.substr(0, word.find('.')));
}

int road(const Place& place, const Words& words) {
  read_words(words, {}, false);
  return dl::show_road(place);
}

int list(const Place& place, const Words& words) {
  po::options_description options;
  options.add_options()("json", po::bool_switch());
  return dl::show_list(place, read_words(words, options, false)["json"].as<bool>());
}

int run(const Place& place, const Words& words) {
  const auto split = std::find(words.begin(), words.end(), "--");
  po::options_description options;
  options.add_options()("mine", po::bool_switch());
  po::variables_map given;
  try {
    given = read_words({words.begin(), split}, options, true);
  } catch (const po::unknown_option& option) {
    throw UsageError(
        fmt::format("{0} is no option of run; the program's own come after --, as in "
                    "'./learn run NN -- {0}'",
                    option.get_option_name()));
  }
  const auto lesson = place.course.lesson(given["lesson"].as<std::string>());
  const auto target = (given["mine"].as<bool>() ? "my_lesson_" : "lesson_") + lesson.number;
  const auto program = place.build / target;
  if (dl::build_target(place, {target}) != 0) return 1;
  Command command = {program.string()};
  if (split != words.end()) command.insert(command.end(), split + 1, words.end());
  const int status = dl::run_command(command);
  if (status > 128) {
    fmt::print(stderr, "learn: a signal ended the program ({}); './learn check {}' may say why\n",
               status - 128, lesson.number);
  }
  return status;
}

int check(const Place& place, const Words& words) {
  return dl::check(place, wanted_lesson(place, words));
}

int hint(const Place& place, const Words& words) {
  const auto id = read_words(words, {}, true)["lesson"].as<std::string>();
  for (const auto& lesson : place.course.lessons()) {
    for (const auto& exercise : lesson.exercises) {
      if (exercise.id != id) continue;
      fmt::print("{} {}\n", id, exercise.title);
      for (const auto& text : exercise.hints) fmt::print("  {}\n", text);
      return 0;
    }
  }
  throw UsageError(fmt::format(
      "there is no exercise '{}'; a hint is for one exercise, such as 03.1, and './learn list' "
      "shows them all",
      id));
}

int diff(const Place& place, const Words& words) {
  const auto name = wanted_lesson(place, words).name;
  const int status = dl::run_command({"diff", "-ru", "--color=auto", "-x", "exercise.json", "-x",
                                      "*.backup", "exercises/" + name, "solutions/" + name});
  return status == 1 ? 0 : status;  // a difference is no failure
}

/// The first free name for a backup of `file`.
fs::path backup_name(const fs::path& file) {
  for (int i = 1;; ++i) {
    const auto name = fs::path(fmt::format("{}.{}.backup", file.string(), i));
    if (!fs::exists(name)) return name;
  }
}

int reset(const Place& place, const Words& words) {
  const auto lesson = wanted_lesson(place, words);
  const auto worked_on = place.course.worked_on(lesson.name);
  const auto made = dl::make_lesson(place.course.solution_folder(lesson.name));
  int count = 0;
  for (const auto& file : worked_on) {
    const auto text = made.find(file.filename().string());
    if (text == made.end()) {
      fmt::print("{}: not a file of the course, left as it is\n",
                 fs::relative(file, place.course.root()).string());
      continue;
    }
    ++count;
    if (fs::exists(file)) {
      const auto backup = backup_name(file);
      fs::rename(file, backup);
      fmt::print("your version is kept as {}\n",
                 fs::relative(backup, place.course.root()).string());
    }
    dl::write_whole(file, text->second);
  }
  fmt::print("exercises/{}: {}\n", lesson.name,
             count == 0 ? "nothing to reset, it is as it was made" : "as it was made");
  return 0;
}

const std::set<std::string> plot_kinds = {"window", "png", "svg", "ascii", "none"};

int scoreboard(const Place& place, const Words& words) {
  po::options_description options;
  options.add_options()("json", po::bool_switch())("plot",
                                                   po::value<std::string>()->default_value("png"));
  const auto given = read_words(words, options, false);
  const auto plot = given["plot"].as<std::string>();
  if (!plot_kinds.contains(plot)) {
    throw UsageError(fmt::format("--plot {}: expected window, png, svg, ascii or none", plot));
  }
  return dl::show_scoreboard(place, given["json"].as<bool>(), plot);
}

int tour(const Place& place, const Words& words) {
  read_words(words, {}, false);
  const auto lessons = place.course.lessons();
  std::vector<std::string> targets;
  for (const auto& lesson : lessons) targets.push_back("lesson_" + lesson.number);
  if (dl::build_target(place, targets) != 0) return 1;
  for (const auto& lesson : lessons) {
    fmt::print("\n==== {}\n\n", lesson.title);
    const auto program = place.build / ("lesson_" + lesson.number);
    if (const int status = dl::run_command({program.string(), "--quick"}); status != 0) {
      return status;
    }
  }
  fmt::print("\n==== Scoreboard\n\n");
  return dl::show_scoreboard(place, false, "png");
}

int test(const Place& place, const Words& words) {
  const auto split = std::find(words.begin(), words.end(), "--");
  read_words({words.begin(), split}, {}, false);
  fmt::print(stderr, "learn: building everything\n");
  if (const int status = dl::run_command({"cmake", "--build", place.build.string()}); status != 0) {
    return status;
  }
  Command command = {"ctest",
                     "--test-dir",
                     place.build.string(),
                     "-j",
                     std::to_string(std::max(1U, std::thread::hardware_concurrency())),
                     "-LE",
                     "deep",
                     "--output-on-failure",
                     "--no-tests=error"};
  if (split != words.end()) command.insert(command.end(), split + 1, words.end());
  return dl::run_command(command);
}

const std::map<std::string, Subcommand> subcommands = {
    {"list", {"list [--json]", "the lessons and their exercises", list}},
    {"run",
     {"run NN [--mine] [-- OPTIONS]",
      "a lesson's program; --mine: on your exercise; after --: the program's own options, "
      "'./learn run NN -- --help' lists them",
      run}},
    {"check", {"check NN", "the verdict on your exercise", check}},
    {"hint", {"hint NN.K", "a way into an exercise", hint}},
    {"diff", {"diff NN", "your exercise beside the reference", diff}},
    {"reset", {"reset NN", "the exercise as it was made; your version is kept as a backup", reset}},
    {"scoreboard",
     {"scoreboard [--json] [--plot window|png|svg|ascii|none]",
      "what each lesson reached, beside published results", scoreboard}},
    {"tour", {"tour", "every lesson, a quick run", tour}},
    {"test", {"test [-- OPTIONS OF CTEST]", "the repository's own tests", test}},
};

void help() {
  fmt::print(
      "Deep learning, step by step, in C++\n\n"
      "./learn                shows the road and your next step\n"
      "./learn --yes ...      installs missing packages without asking\n");
  for (const auto& [name, subcommand] : subcommands) {
    fmt::print("./learn {:<14} {}\n", name, subcommand.about);
  }
  fmt::print("\n'./learn COMMAND --help' says more.\n");
}

int learn(const Words& words) {
  const Place place{.course = dl::Course(DL_SOURCE_DIR), .build = DL_BUILD_DIR};
  if (words.empty()) return road(place, {});
  if (words[0] == "--help" || words[0] == "-h" || words[0] == "help") {
    help();
    return 0;
  }
  const auto found = subcommands.find(words[0]);
  if (found == subcommands.end()) {
    throw UsageError(fmt::format("unknown command '{}'; './learn --help' lists them", words[0]));
  }
  const auto& subcommand = found->second;
  const Words rest(words.begin() + 1, words.end());
  const auto own_end = std::find(rest.begin(), rest.end(), "--");
  if (std::find(rest.begin(), own_end, "--help") != own_end) {
    fmt::print("./learn {}\n\n{}\n", subcommand.usage, subcommand.about);
    return 0;
  }
  return subcommand.run(place, rest);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    fs::current_path(DL_SOURCE_DIR);
    return learn({argv + 1, argv + argc});
  } catch (const po::error& wrong) {
    fmt::print(stderr, "learn: {}; --help says more\n", wrong.what());
    return 2;
  } catch (const UsageError& wrong) {
    fmt::print(stderr, "learn: {}\n", wrong.what());
    return 2;
  } catch (const std::exception& failure) {
    fmt::print(stderr, "learn: {}\n", failure.what());
    return 1;
  }
}
