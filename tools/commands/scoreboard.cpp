#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "commands.hpp"
#include "common/command_line.hpp"
#include "common/plot.hpp"
#include "common/program.hpp"
#include "common/table.hpp"
#include "show_scoreboard.hpp"
#include "tools/scores.hpp"

namespace dl {
namespace {

namespace po = boost::program_options;

/// Whose code it was, and whether its last digits are those of every machine.
std::string code_of(const Score& score) {
  return std::string(score.mine ? "yours" : "reference") + (score.native ? ", native" : "");
}

void print_scores(const Comparable& group) {
  fmt::print("All training images of --data {}:\n\n", group.data);
  Table table({"lesson", "method", "code", "test accuracy"});
  for (const auto& s : group.scores) {
    table.row({s.lesson, s.method, code_of(s), number(s.accuracy)});
  }
  table.print();
  fmt::print("\n");
}

void print_others(const std::vector<Score>& scores) {
  if (scores.empty()) return;
  fmt::print("Runs on other images, which compare with none of these:\n\n");
  Table table({"lesson", "method", "code", "test accuracy", "data"});
  for (const auto& s : scores) {
    table.row({s.lesson, s.method, code_of(s), number(s.accuracy), s.data});
  }
  table.print();
  fmt::print("\n");
}

void print_published(const std::vector<Published>& published) {
  Table table({"published for --data full", "test accuracy", "source"});
  for (const auto& p : published) table.row({p.method, significant(p.accuracy, 4), p.source});
  table.print();
}

DotGroup dots_of(const Comparable& group) {
  DotGroup dots{fmt::format("--data {}", group.data)};
  for (const auto& s : group.scores) {
    dots.dots.push_back({s.method + (s.mine ? " (yours)" : ""), s.accuracy});
  }
  return dots;
}

/// Programs as dots in sections, people as a line across them all.
void plot_scores(const std::vector<Comparable>& groups, const std::vector<Published>& published,
                 const std::filesystem::path& folder, PlotTo plot) {
  std::vector<DotGroup> sections;
  for (const auto& group : groups) sections.push_back(dots_of(group));
  DotGroup& others = sections.emplace_back(DotGroup{"published for --data full"});
  DotLook look{.decimals = 3, .sections = true};
  for (const auto& p : published) {
    if (p.people) {
      look.references.push_back({p.method, p.accuracy});
    } else {
      others.dots.push_back({p.method, p.accuracy});
    }
  }
  double lowest = 0.6;
  for (const auto& group : groups) {
    for (const auto& s : group.scores) lowest = std::min(lowest, s.accuracy);
  }
  look.range = {std::floor(lowest * 10) / 10, 1};
  Options options;
  options.plot = plot;
  options.out = from_here(folder);
  Plots(options).dots("scoreboard", {"Fashion-MNIST, lesson by lesson", "test accuracy", ""},
                      sections, look);
}

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
  for (const auto& p : published_results()) {
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

void show_scoreboard(const Course& course, PlotTo plot) {
  const auto scores = collect_scores(course);
  const auto groups = comparable(scores);
  const auto others = on_other_images(scores);
  if (groups.empty() && others.empty()) {
    fmt::print("No lesson has been run yet: './learn tour' runs them all.\n");
    return;
  }
  const auto published = published_results();
  for (const auto& group : groups) print_scores(group);
  print_others(others);
  print_published(published);
  if (!groups.empty()) plot_scores(groups, published, course.root() / "out", plot);
}

Subcommand commands::scoreboard() {
  return {"scoreboard", "[--json] [--plot window|png|svg|ascii|none]",
          "what each lesson reached, beside published results", run_scoreboard};
}

}  // namespace dl
