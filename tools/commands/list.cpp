#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "commands.hpp"
#include "common/table.hpp"
#include "tools/state.hpp"

namespace dl {
namespace {

int run_list(const Place& place, const Words& words) {
  boost::program_options::options_description options;
  options.add_options()("json", boost::program_options::bool_switch());
  const bool json = read_words(words, options, false)["json"].as<bool>();
  nlohmann::ordered_json all = nlohmann::ordered_json::array();
  Table table({"lesson", "exercise", "file", "title"});
  for (const auto& lesson : place.course.lessons()) {
    nlohmann::ordered_json exercises = nlohmann::ordered_json::array();
    table.row({lesson.title});
    for (const auto& e : lesson.exercises) {
      table.row({"", e.id, e.file, e.title});
      exercises.push_back({{"id", e.id}, {"file", e.file}, {"title", e.title}});
    }
    all.push_back({{"number", lesson.number},
                   {"name", lesson.name},
                   {"title", lesson.title},
                   {"state", describe(state_of(place, lesson), lesson)},
                   {"exercises", exercises}});
  }
  if (json) {
    fmt::print("{}\n", all.dump(2, ' ', false, nlohmann::json::error_handler_t::replace));
  } else {
    table.print();
  }
  return 0;
}

}  // namespace

Subcommand commands::list() {
  return {"list", "[--json]", "the lessons and their exercises", run_list};
}

}  // namespace dl
