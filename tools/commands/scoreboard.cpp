#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "commands.hpp"
#include "common/lesson.hpp"
#include "tools/scores.hpp"

namespace dl {
namespace {

namespace po = boost::program_options;

void print_json(const Course& course) {
  nlohmann::ordered_json all = {{"scores", nlohmann::ordered_json::array()},
                                {"published", nlohmann::ordered_json::array()}};
  for (const auto& s : collect_scores(course)) {
    all["scores"].push_back({{"lesson", s.lesson},
                             {"method", s.method},
                             {"data", s.data},
                             {"accuracy", s.accuracy},
                             {"quick", s.quick},
                             {"mine", s.mine}});
  }
  for (const auto& p : read_published(course.root() / "data" / "published.json")) {
    all["published"].push_back(
        {{"method", p.method}, {"accuracy", p.accuracy}, {"source", p.source}});
  }
  fmt::print("{}\n", all.dump(2));
}

int run_scoreboard(const Place& place, const Words& words) {
  po::options_description options;
  options.add_options()("json", po::bool_switch());
  options.add_options()("plot", po::value<std::string>()->default_value("png"));
  const auto given = read_words(words, options, false);
  const auto plot = plot_target(given["plot"].as<std::string>());
  if (given["json"].as<bool>()) {
    print_json(place.course);
  } else {
    show_scoreboard(place.course, plot);
  }
  return 0;
}

}  // namespace

Subcommand commands::scoreboard() {
  return {"scoreboard", "[--json] [--plot window|png|svg|ascii|none]",
          "what each lesson reached, beside published results", run_scoreboard};
}

}  // namespace dl
