#include "notes.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "common/error.hpp"
#include "common/file.hpp"

namespace dl {

std::filesystem::path notes_file(const Course& course) {
  return course.root() / "exercises" / "progress.json";
}

Notes read_notes(const Course& course) {
  Notes notes;
  try {
    const auto json = nlohmann::json::parse(read_text_file(notes_file(course)));
    if (json.contains("watch") && json["watch"].is_boolean()) notes.watch = json["watch"];
    const auto hints = json.value("hints", nlohmann::json::object());
    for (const auto& [id, seen] : hints.items()) {
      if (seen.is_number_unsigned()) {
        notes.hints[id] = static_cast<int>(std::min<std::uint64_t>(seen.get<std::uint64_t>(), 99));
      }
    }
  } catch (const nlohmann::json::exception&) {
  } catch (const InputError&) {
  }
  return notes;
}

void write_notes(const Course& course, const Notes& notes) {
  nlohmann::ordered_json json = {{"hints", notes.hints}};
  if (notes.watch) json["watch"] = *notes.watch;
  write_whole(notes_file(course),
              json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
}

}  // namespace dl
