#include "carry.hpp"

#include <algorithm>
#include <regex>

#include "common/error.hpp"
#include "common/file.hpp"
#include "verdict.hpp"

namespace dl {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char* format = "progress of deep learning, step by step: 1";
constexpr std::size_t most_bytes = 1 << 20;  // of one file
constexpr int deepest = 12;                  // of lists in lists

/// A text; its bytes as a list where it is no UTF-8, so that what arrives is what was sent.
json text_or_bytes(const std::string& text) {
  const json words = text;
  try {
    (void)words.dump();
    return words;
  } catch (const json::type_error&) {
    return std::vector<std::uint8_t>(text.begin(), text.end());
  }
}

/// Reads one part after the other, and knows where it is.
class Reader {
 public:
  Reader(const Course& course, const fs::path& file) : lessons_(course.lessons()), file_(file) {}

  void expect(bool good, const std::string& place, const char* expected) const {
    if (!good) throw InputError(file_, place, fmt::format("expected {}", expected));
  }

  json parse(const std::string& text) const {
    bool too_deep = false;
    const auto all = json::parse(
        text,
        [&](int depth, json::parse_event_t, json&) {
          too_deep = too_deep || depth > deepest;
          return !too_deep;
        },
        false);
    expect(!all.is_discarded() && !too_deep && all.is_object(), "JSON",
           "what './learn progress export' writes");
    return all;
  }

  /// A part that is an object; an empty one when it is not there.
  const json& part(const json& all, const std::string& name) const {
    static const json nothing = json::object();
    const auto found = all.find(name);
    if (found == all.end()) return nothing;
    expect(found->is_object(), name, "an object");
    return *found;
  }

  const CourseLesson& lesson(const std::string& name, const std::string& place) const {
    const auto found = std::ranges::find(lessons_, name, &CourseLesson::name);
    expect(found != lessons_.end() && found->fault.empty(), place,
           "the name of a lesson of this course");
    return *found;
  }

  std::string text(const json& value, const std::string& place) const {
    const auto is_byte = [](const json& b) { return b.is_number_unsigned() && b <= 255; };
    const bool bytes = value.is_array() && std::ranges::all_of(value, is_byte);
    expect(value.is_string() || bytes, place, "a text, or its bytes");
    std::string text;
    if (value.is_string()) text = value.get<std::string>();
    for (std::size_t i = 0; bytes && i < value.size(); ++i) {
      text += static_cast<char>(value[i].get<std::uint8_t>());
    }
    expect(text.size() <= most_bytes, place, "at most 1 MiB");
    return text;
  }

  /// How many of those that there are were seen: another version of the course may have had more,
  /// or an exercise that is not here.
  int hints(const std::string& id, const json& seen) const {
    expect(seen.is_number_unsigned(), "hints, " + id, "how many of its hints were seen");
    for (const auto& lesson : lessons_) {
      const auto found = std::ranges::find(lesson.exercises, id, &Exercise::id);
      if (found == lesson.exercises.end()) continue;
      return static_cast<int>(
          std::min<std::uint64_t>(seen.get<std::uint64_t>(), found->hints.size()));
    }
    return 0;
  }

 private:
  std::vector<CourseLesson> lessons_;
  fs::path file_;
};

/// A header that the learner added beside the course's; its name is that of a file, and of no other
/// place.
bool is_own_header(const std::string& name) {
  static const std::regex plain("[A-Za-z_][A-Za-z0-9_-]*\\.hpp");
  return std::regex_match(name, plain);
}

/// What a learner added to a lesson's exercises.
std::vector<fs::path> own_headers(const Course& course, const CourseLesson& lesson) {
  std::vector<fs::path> headers;
  const auto folder = course.exercise_folder(lesson.name);
  if (!fs::is_directory(folder)) return headers;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const auto name = entry.path().filename().string();
    if (entry.is_regular_file() && is_own_header(name) &&
        std::ranges::count(lesson.files, name) == 0) {
      headers.push_back(entry.path());
    }
  }
  return headers;
}

}  // namespace

Luggage pack(const Place& place) {
  Luggage luggage{.files = {}, .hints = read_notes(place.course).hints, .verdicts = {}};
  for (const auto& lesson : place.course.lessons()) {
    if (!lesson.fault.empty()) continue;
    for (const auto& file : place.course.worked_on(lesson.name)) {
      if (!fs::is_regular_file(file)) continue;
      luggage.files[lesson.name][file.filename().string()] = read_text_file(file);
    }
    for (const auto& file : own_headers(place.course, lesson)) {
      luggage.files[lesson.name][file.filename().string()] = read_text_file(file);
    }
    if (kept_verdicts(place, lesson).empty()) continue;
    luggage.verdicts[lesson.name] = json::parse(read_text_file(verdict_file(place.course, lesson)));
  }
  return luggage;
}

std::string to_json(const Luggage& luggage) {
  json files = json::object();
  for (const auto& [lesson, texts] : luggage.files) {
    for (const auto& [name, text] : texts) files[lesson][name] = text_or_bytes(text);
  }
  const nlohmann::ordered_json all = {{"format", format},
                                      {"hints", luggage.hints},
                                      {"exercises", files},
                                      {"verdicts", luggage.verdicts}};
  return all.dump(1, ' ', false, json::error_handler_t::replace) + "\n";
}

Luggage from_json(const Course& course, const std::string& text, const fs::path& file) {
  const Reader reader(course, file);
  reader.expect(text.size() <= most_luggage, "size", "at most 64 MiB");
  const auto all = reader.parse(text);
  reader.expect(all.contains("format") && all["format"] == format, "format", format);
  Luggage luggage;
  for (const auto& [id, seen] : reader.part(all, "hints").items()) {
    if (const int seen_here = reader.hints(id, seen); seen_here > 0) luggage.hints[id] = seen_here;
  }
  const auto& exercises = reader.part(all, "exercises");
  for (const auto& [name, files] : exercises.items()) {
    const auto& lesson = reader.lesson(name, "exercises, " + name);
    for (const auto& [file_name, value] : reader.part(exercises, name).items()) {
      const auto where = fmt::format("exercises, {}/{}", name, file_name);
      reader.expect(std::ranges::count(lesson.files, file_name) == 1 || is_own_header(file_name),
                    where, "a file of this lesson's exercises, or a header beside them");
      luggage.files[name][file_name] = reader.text(value, where);
    }
  }
  for (const auto& [name, verdict] : reader.part(all, "verdicts").items()) {
    reader.lesson(name, "verdicts, " + name);
    reader.expect(
        verdict.is_object() &&
            verdict.dump(-1, ' ', true, json::error_handler_t::replace).size() <= most_bytes,
        "verdicts, " + name, "an object of at most 1 MiB");
    luggage.verdicts[name] = verdict;
  }
  return luggage;
}

}  // namespace dl
