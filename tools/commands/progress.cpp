#include <iostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "commands.hpp"
#include "common/error.hpp"
#include "common/file.hpp"
#include "common/table.hpp"
#include "tools/carry.hpp"
#include "tools/lock.hpp"
#include "tools/standing.hpp"
#include "tools/state.hpp"

namespace dl {
namespace {

namespace fs = std::filesystem;
namespace po = boost::program_options;

void show(const Place& place) {
  const auto hints = read_notes(place.course).hints;
  Table table({"", "state", "hints seen", "exercise"});
  for (const auto& lesson : place.course.lessons()) {
    const auto state = state_of(place, lesson);
    table.row({lesson.number, describe(state, lesson), "", lesson.name.substr(3)});
    if (state.kind == State::not_started || state.kind == State::damaged) continue;
    const auto all = standings(place, lesson);
    for (std::size_t i = 0; i < all.size(); ++i) {
      const auto& e = lesson.exercises[i];
      const auto seen = hints.find(e.id);
      const auto of = seen == hints.end() || seen->second == 0
                          ? ""
                          : fmt::format("{} of {}", seen->second, e.hints.size());
      table.row({e.id, describe(all[i]), of, e.title});
    }
  }
  table.print();
}

void show_json(const Place& place) {
  const auto hints = read_notes(place.course).hints;
  auto all = nlohmann::ordered_json::array();
  for (const auto& lesson : place.course.lessons()) {
    auto exercises = nlohmann::ordered_json::array();
    const auto state = state_of(place, lesson);
    const auto standing =
        state.kind == State::damaged ? std::vector<Standing>() : standings(place, lesson);
    for (std::size_t i = 0; i < standing.size(); ++i) {
      const auto& e = lesson.exercises[i];
      const auto seen = hints.find(e.id);
      exercises.push_back({{"id", e.id},
                           {"state", describe(standing[i])},
                           {"hints_seen", seen == hints.end() ? 0 : seen->second},
                           {"hints", e.hints.size()}});
    }
    all.push_back({{"number", lesson.number},
                   {"name", lesson.name},
                   {"state", describe(state, lesson)},
                   {"exercises", exercises}});
  }
  fmt::print("{}\n", all.dump(2));
}

int export_to(const Place& place, const std::string& file) {
  const auto luggage = pack(place);
  if (file == "-") {
    fmt::print("{}", to_json(luggage));
    return 0;
  }
  if (fs::exists(file)) throw UsageError(fmt::format("{} is there already: give a new name", file));
  const auto folder = std::filesystem::path(file).parent_path();
  if (!folder.empty() && !std::filesystem::is_directory(folder)) {
    throw InputError(folder, "not found", "expected a folder to write into");
  }
  write_whole(file, to_json(luggage));
  fmt::print("{}: your work on {} lessons; on the other machine: ./learn progress import {}\n",
             file, luggage.files.size(), fs::path(file).filename().string());
  return 0;
}

int import_from(const Place& place, const std::string& file) {
  const bool is_input = file == "-";
  const auto opened = is_input ? nullptr : open_plain(file);
  auto& in = is_input ? std::cin : *opened;
  const auto text = read_some(in, file, most_luggage + 1);
  const auto told = unpack(place, from_json(place.course, text, file), TreeLock(place));
  fmt::print("{}", told);
  return 0;
}

int run_progress(const Place& place, const Words& words) {
  po::options_description options;
  options.add_options()("json", po::bool_switch())("what", po::value<Words>());
  po::positional_options_description positional;
  positional.add("what", 2);
  po::variables_map given;
  po::store(po::command_line_parser(words).options(options).positional(positional).run(), given);
  const auto what = given.count("what") == 0 ? Words() : given["what"].as<Words>();
  const bool json = given["json"].as<bool>();
  if (what.empty()) {
    json ? show_json(place) : show(place);
    return 0;
  }
  if (json || what.size() != 2 || (what[0] != "export" && what[0] != "import")) {
    throw UsageError(
        "expected './learn progress', 'progress export FILE' or 'progress import FILE'");
  }
  return what[0] == "export" ? export_to(place, what[1]) : import_from(place, what[1]);
}

}  // namespace

Subcommand commands::progress() {
  return {"progress", "[--json] | export FILE|- | import FILE|-",
          "what the tests said, exercise by exercise. export writes your exercises, hints and "
          "verdicts into one file; import takes them over on another machine, and keeps what it "
          "replaces",
          run_progress};
}

}  // namespace dl
