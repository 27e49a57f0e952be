#include "course.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "common/checksum.hpp"
#include "common/error.hpp"
#include "common/file.hpp"

namespace dl {

namespace {

namespace fs = std::filesystem;

/// The checksums that exercise.json holds; none when the file is missing or damaged. Then a file
/// counts as made when it is as it would be made now.
std::map<std::string, std::uint64_t> kept_checksums(const fs::path& folder) {
  try {
    const auto json = nlohmann::json::parse(read_text_file(folder / "exercise.json"));
    std::map<std::string, std::uint64_t> kept;
    for (const auto& [name, value] : json.at("checksums").items()) {
      // The conversion of any other number is unchecked, and undefined for a large one.
      if (value.is_number_unsigned()) kept[name] = value.get<std::uint64_t>();
    }
    return kept;
  } catch (const nlohmann::json::exception&) {
    return {};
  } catch (const InputError&) {
    return {};
  }
}

/// The first heading of a text, without its marks: "# 03 Perceptron" is "03 Perceptron".
std::string title_of(const fs::path& text_file) {
  const auto text = read_text_file(text_file);
  if (!text.starts_with("# ")) throw InputError(text_file, "line 1", "expected '# NN Title'");
  return text.substr(2, text.find('\n') - 2);
}

/// Throws InputError when there is no such file.
void require(const fs::path& file) {
  if (!fs::is_regular_file(file)) throw InputError(file, "not found", "it belongs to the lesson");
}

}  // namespace

fs::path Course::test_file(const std::string& name, const std::string& exercise_file) const {
  const auto stem = fs::path(exercise_file).stem().string();
  return test_folder(name) / (stem + "_test.cpp");
}

bool is_lesson_name(const std::string& name) {
  const auto is_digit = [&](std::size_t i) { return name[i] >= '0' && name[i] <= '9'; };
  const auto is_of_names = [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; };
  return name.size() > 3 && is_digit(0) && is_digit(1) && name[2] == '_' &&
         std::all_of(name.begin() + 3, name.end(), is_of_names);
}

std::vector<CourseLesson> Course::lessons() const {
  std::vector<CourseLesson> lessons;
  for (const auto& entry : fs::directory_iterator(root_ / "lessons")) {
    const auto name = entry.path().filename().string();
    if (!is_lesson_name(name) || !fs::is_directory(solution_folder(name))) continue;
    auto& lesson = lessons.emplace_back(
        CourseLesson{.number = name.substr(0, 2), .name = name, .title = name});
    try {
      lesson.title = title_of(entry.path() / "README.md");
      require(entry.path() / "main.cpp");
      auto made = make_lesson(solution_folder(name));
      lesson.exercises = std::move(made.exercises);
      for (const auto& [file, text] : made.files) lesson.files.push_back(file);
      for (const auto& exercise : lesson.exercises) require(test_file(name, exercise.file));
    } catch (const InputError& damaged) {
      lesson.fault = damaged.what();
    }
  }
  std::ranges::sort(lessons, {}, &CourseLesson::name);
  return lessons;
}

CourseLesson Course::lesson(const std::string& wanted) const {
  const auto all = lessons();
  const auto found = std::ranges::find_if(all, [&](const CourseLesson& lesson) {
    return lesson.name == wanted || lesson.number == wanted || lesson.number == "0" + wanted;
  });
  if (found != all.end() && found->fault.empty()) return *found;
  if (found != all.end()) throw std::runtime_error(found->fault);
  throw UsageError(
      fmt::format("there is no lesson '{}'; './learn list' shows what there is", wanted));
}

std::vector<fs::path> Course::worked_on(const std::string& name) const {
  const auto folder = exercise_folder(name);
  const auto kept = kept_checksums(folder);
  const auto made = make_lesson(solution_folder(name));
  std::vector<fs::path> files;
  for (const auto& [file_name, text] : made.files) {
    const auto file = folder / file_name;
    const auto as_kept = kept.find(file_name);
    if (fs::is_regular_file(file)) {
      const auto now = read_text_file(file);
      if (now == text || (as_kept != kept.end() && checksum(now) == as_kept->second)) continue;
    }
    files.push_back(file);
  }
  return files;
}

}  // namespace dl
