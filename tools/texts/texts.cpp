// Holds every number of the texts against what the lessons' programs print.
#include <algorithm>
#include <filesystem>
#include <optional>

#include <boost/program_options.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include "common/course_folder.hpp"
#include "common/file.hpp"
#include "common/program.hpp"
#include "numbers.hpp"
#include "output.hpp"
#include "text.hpp"
#include "tools/build_folder.hpp"
#include "tools/course.hpp"
#include "tools/process.hpp"

namespace {

using namespace dl;

namespace fs = std::filesystem;
namespace po = boost::program_options;

using Lines = std::vector<std::string>;

/// What is kept of a lesson's program, beside its text; the scores are for the lesson's goals.
const std::vector<std::string> kept_names = {"output.txt", "output-seeds.txt", "output-full.txt",
                                             "scores-full.json"};

Lines run(const CourseLesson& lesson, const fs::path& folder, const Command& options) {
  Command command = {"env",           "-C",
                     folder.string(), (build_folder() / ("lesson_" + lesson.number)).string(),
                     "--out",         "out/" + lesson.name};
  command.insert(command.end(), options.begin(), options.end());
  const auto finished = capture_command(command, false);
  if (finished.status != 0) {
    throw std::runtime_error(
        fmt::format("lesson_{} ended with {}", lesson.number, finished.status));
  }
  return without_times(lines_of(finished.output));
}

Lines read_lines(const fs::path& file) {
  return fs::exists(file) ? lines_of(read_text_file(file)) : Lines{};
}

/// With seed 1 the default run is one of the five, but for the plots.
Lines without_plots(Lines output) {
  std::erase_if(output, [](const std::string& line) { return line.starts_with("plot: "); });
  return output;
}

/// All that is kept of a lesson's program, made anew, in the order of kept_names; or only the
/// first.
std::vector<Lines> run_all(const CourseLesson& lesson, bool only_default) {
  const auto folder =
      fs::temp_directory_path() / fmt::format("dl-texts-{}-{}", lesson.number, getpid());
  fs::create_directories(folder);
  std::vector<Lines> outputs = {run(lesson, folder, {})};
  if (!only_default) {
    std::vector<Lines> seeds = {without_plots(outputs[0])};
    for (const char* seed : {"2", "3", "4", "5"}) {
      seeds.push_back(run(lesson, folder, {"--plot", "none", "--seed", seed}));
    }
    outputs.push_back(merged(seeds));
    fs::remove_all(folder / "out");
    outputs.push_back(run(lesson, folder, {"--plot", "none", "--data", "full"}));
    outputs.push_back(read_lines(folder / "out" / lesson.name / "scores.json"));
  }
  fs::remove_all(folder);
  return outputs;
}

/// What './learn tour', called in the course's folder, has kept of a program.
Lines toured(const Course& course, const CourseLesson& lesson) {
  const auto file = course.root() / "out" / lesson.name / "output.txt";
  return without_times(lines_of(read_text_file(file)));
}

std::vector<Lines> kept_files(const Course& course, const CourseLesson& lesson) {
  std::vector<Lines> files;
  for (const auto& name : kept_names) {
    files.push_back(read_lines(course.root() / "lessons" / lesson.name / name));
  }
  return files;
}

/// What a text may speak of: all but the scores.
std::vector<Lines> outputs_of(std::vector<Lines> kept) {
  kept.pop_back();
  return kept;
}

/// Says where a program no longer prints what is kept of it.
bool is_kept(const CourseLesson& lesson, const std::vector<Lines>& kept,
             const std::vector<Lines>& printed) {
  for (std::size_t o = 0; o < printed.size(); ++o) {
    const auto [was, is] = std::ranges::mismatch(kept[o], printed[o]);
    if (was == kept[o].end() && is == printed[o].end()) continue;
    fmt::print("lessons/{}/{}:{}: expected {}\n  printed {}\n", lesson.name, kept_names[o],
               was - kept[o].begin() + 1, was == kept[o].end() ? "the end" : *was,
               is == printed[o].end() ? "nothing more" : *is);
    return false;
  }
  return true;
}

/// Writes what a program printed beside its text; a lesson without scores has no file of them.
void keep(const Course& course, const CourseLesson& lesson, const std::vector<Lines>& printed) {
  for (std::size_t o = 0; o < printed.size(); ++o) {
    if (printed[o].empty()) continue;
    write_whole(course.root() / "lessons" / lesson.name / kept_names[o], text_of(printed[o]));
  }
}

/// A text, and the lesson it belongs to; none for one about all of them.
struct Text {
  fs::path file;  ///< from the root of the course
  std::string lesson;
};

std::vector<Text> texts_of(const std::vector<CourseLesson>& lessons) {
  std::vector<Text> texts = {{"README.md", ""}, {"docs/claims.md", ""}};
  for (const auto& lesson : lessons) {
    texts.push_back({fs::path("lessons") / lesson.name / "README.md", lesson.number});
  }
  return texts;
}

int print_complaints(const Text& text, const std::vector<Complaint>& complaints) {
  for (const auto& [line, what] : complaints) {
    fmt::print("{}:{}: {}\n", text.file.string(), line, what);
  }
  return static_cast<int>(complaints.size());
}

struct Wanted {
  std::vector<std::string> lessons;  ///< their programs are run
  bool write = false;
  bool only_default = false;
  bool toured = false;
};

/// Returns how many complaints there are.
int hold_texts(const Course& course, const Wanted& wanted) {
  const auto lessons = course.lessons();
  int complaints = 0;
  Outputs before, after;
  for (const auto& lesson : lessons) {
    auto kept = kept_files(course, lesson);
    before[lesson.number] = outputs_of(kept);
    if (std::ranges::find(wanted.lessons, lesson.number) != wanted.lessons.end()) {
      const auto printed = wanted.toured ? std::vector<Lines>{toured(course, lesson)}
                                         : run_all(lesson, wanted.only_default);
      if (wanted.write) {
        keep(course, lesson, printed);
        std::ranges::copy(printed, kept.begin());
      } else if (!is_kept(lesson, kept, printed)) {
        ++complaints;
      }
    }
    after[lesson.number] = outputs_of(kept);
  }
  for (const auto& text : texts_of(lessons)) {
    const bool of_another = !wanted.lessons.empty() && !text.lesson.empty() &&
                            std::ranges::find(wanted.lessons, text.lesson) == wanted.lessons.end();
    if (of_another) continue;
    const auto file = course.root() / text.file;
    auto lines = read_lines(file);
    if (wanted.write) {
      std::vector<Complaint> unclear;
      const auto now = updated(lines, text.lesson, before, after, unclear);
      if (now != lines) write_whole(file, text_of(now));
      complaints += print_complaints(text, unclear);
      lines = now;
    }
    complaints += print_complaints(text, complaints_of(lines, text.lesson, after));
  }
  return complaints;
}

Wanted read_command_line(int argc, char** argv, bool& help) {
  po::options_description options(
      "texts [--write] [--default-run | --toured] [LESSON ...]\n\n"
      "Holds each number of README.md, docs/claims.md and lessons/*/README.md against what the "
      "lessons'\n"
      "programs print. What they print is kept beside each text: output.txt with the default "
      "options,\n"
      "output-seeds.txt with the seeds 1 to 5, output-full.txt and scores-full.json on the full "
      "data, times left out. "
      "The\n"
      "programs of the lessons that are named (07, or all) are run and must print what is kept; of "
      "the\n"
      "lessons' texts only theirs are then held against it");
  auto add = options.add_options();
  add("write", po::bool_switch(),
      "keep what the programs print now, and bring the texts up to date");
  add("default-run", po::bool_switch(), "run them with the default options only");
  add("toured", po::bool_switch(), "take what './learn tour' has kept in out/ for that run");
  add("help", po::bool_switch(), "this text");
  po::options_description all = options;
  all.add_options()("lessons", po::value<std::vector<std::string>>()->default_value({}, ""));
  po::positional_options_description positional;
  positional.add("lessons", -1);
  po::variables_map given;
  po::store(po::command_line_parser(argc, argv).options(all).positional(positional).run(), given);
  help = given["help"].as<bool>();
  if (help) {
    std::ostringstream text;
    text << options;
    fmt::print("{}", text.str());
  }
  return {given["lessons"].as<std::vector<std::string>>(), given["write"].as<bool>(),
          given["default-run"].as<bool>(), given["toured"].as<bool>()};
}

int texts(int argc, char** argv) {
  bool help = false;
  auto wanted = read_command_line(argc, argv, help);
  if (help) return 0;
  const Course course(course_folder());
  if (wanted.lessons == std::vector<std::string>{"all"}) {
    wanted.lessons.clear();
    for (const auto& lesson : course.lessons()) wanted.lessons.push_back(lesson.number);
  }
  for (auto& lesson : wanted.lessons) lesson = course.lesson(lesson).number;
  const int complaints = hold_texts(course, wanted);
  if (complaints == 0) return 0;
  fmt::print(
      "{} complaints; 'build/default/tools/texts --write LESSON' brings the texts up to date\n",
      complaints);
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  return program_main("texts", [&] { return texts(argc, argv); });
}
