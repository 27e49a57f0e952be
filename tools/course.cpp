#include "course.hpp"

#include <algorithm>
#include <limits>

#include <nlohmann/json.hpp>

#include "common/error.hpp"
#include "common/file.hpp"

namespace dl {

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Exercise, id, title, file, hints)

namespace {

namespace fs = std::filesystem;

constexpr const char* run_maker = "run 'cmake --build build/default --target exercises' to make it";

nlohmann::json read_exercise_json(const fs::path& folder) {
  const auto file = folder / "exercise.json";
  try {
    auto json = nlohmann::json::parse(read_text_file(file));
    json.at("exercises").get<std::vector<Exercise>>();
    json.at("checksums").get<std::map<std::string, std::uint32_t>>();
    return json;
  } catch (const nlohmann::json::exception&) {
    throw InputError(file, "contents", run_maker);
  }
}

/// The first heading of a text, without its marks: "# 03 Perceptron" is "03 Perceptron".
std::string title_of(const fs::path& text_file) {
  const auto text = read_text_file(text_file);
  if (!text.starts_with("# ")) throw InputError(text_file, "line 1", "expected '# NN Title'");
  return text.substr(2, text.find('\n') - 2);
}

bool is_lesson(const std::string& name) {
  return name.size() > 3 && std::isdigit(name[0]) != 0 && std::isdigit(name[1]) != 0 &&
         name[2] == '_';
}

}  // namespace

std::string read_text_file(const fs::path& file) {
  return read_some(*open_for_reading(file), file, std::numeric_limits<std::size_t>::max());
}

std::vector<CourseLesson> Course::lessons() const {
  std::vector<CourseLesson> lessons;
  for (const auto& entry : fs::directory_iterator(root_ / "lessons")) {
    const auto name = entry.path().filename().string();
    if (!is_lesson(name)) continue;
    const auto json = read_exercise_json(exercise_folder(name));
    lessons.push_back({.number = name.substr(0, 2),
                       .name = name,
                       .title = title_of(entry.path() / "README.md"),
                       .exercises = json["exercises"].get<std::vector<Exercise>>()});
  }
  std::ranges::sort(lessons, {}, &CourseLesson::name);
  return lessons;
}

CourseLesson Course::lesson(const std::string& wanted) const {
  const auto all = lessons();
  const auto found = std::ranges::find_if(all, [&](const CourseLesson& lesson) {
    return lesson.name == wanted || lesson.number == wanted || lesson.number == "0" + wanted;
  });
  if (found != all.end()) return *found;
  throw UsageError(
      fmt::format("there is no lesson '{}'; './learn list' shows what there is", wanted));
}

std::vector<fs::path> Course::worked_on(const std::string& name) const {
  const auto folder = exercise_folder(name);
  auto left = read_exercise_json(folder)["checksums"].get<std::map<std::string, std::uint32_t>>();
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const auto file = entry.path();
    if (file.filename() == "exercise.json" || file.extension() == ".backup") continue;
    const auto made = left.find(file.filename().string());
    if (made == left.end() || !entry.is_regular_file() ||
        checksum(read_text_file(file)) != made->second) {
      files.push_back(file);
    }
    if (made != left.end()) left.erase(made);
  }
  for (const auto& [missing, unused] : left) files.push_back(folder / missing);
  std::ranges::sort(files);
  return files;
}

}  // namespace dl
