#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "commands.hpp"
#include "common/error.hpp"
#include "common/plot.hpp"
#include "common/scoreboard.hpp"
#include "common/table.hpp"

namespace dl {
namespace {

namespace fs = std::filesystem;

/// What others reached on the same data.
struct Published {
  std::string method;
  double accuracy = 0;
  std::string source;
};

void from_json(const nlohmann::json& json, Published& published) {
  json.at("method").get_to(published.method);
  json.at("accuracy").get_to(published.accuracy);
  json.at("source").get_to(published.source);
}

std::vector<Published> read_published(const fs::path& file) {
  try {
    return nlohmann::json::parse(read_text_file(file)).get<std::vector<Published>>();
  } catch (const nlohmann::json::exception&) {
    throw InputError(file, "contents", "expected a JSON list of method, accuracy and source");
  }
}

/// Every lesson's scores, in the order of the road.
std::vector<Score> collect_scores(const Course& course) {
  std::vector<Score> scores;
  for (const auto& lesson : course.lessons()) {
    for (const auto* prefix : {"", "my_"}) {
      const auto file = course.root() / "out" / (prefix + lesson.name) / "scores.json";
      if (!fs::exists(file)) continue;
      for (auto& score : read_scores(file)) scores.push_back(score);
    }
  }
  return scores;
}

std::string data_of(const Score& score) { return score.data + (score.quick ? ", quick" : ""); }

/// Of several runs of one method the one with the most data and epochs.
std::vector<Score> most_thorough(const std::vector<Score>& scores) {
  const auto rank = [](const Score& s) { return (s.data == "mini" ? 0 : 2) + (s.quick ? 0 : 1); };
  std::vector<Score> best;
  for (const auto& score : scores) {
    const auto same = std::ranges::find_if(best, [&](const Score& s) {
      return s.lesson == score.lesson && s.method == score.method && s.mine == score.mine;
    });
    if (same == best.end()) {
      best.push_back(score);
    } else if (rank(score) > rank(*same)) {
      *same = score;
    }
  }
  return best;
}

}  // namespace

int show_road(const Place& place) {
  const auto lessons = place.course.lessons();
  Table table({"lesson", "state"});
  std::vector<State> states;
  for (const auto& lesson : lessons) {
    states.push_back(state_of(place, lesson));
    table.row({lesson.title, describe(states.back(), lesson)});
  }
  table.print();

  // Lessons can be done in any order: what is begun comes first, then what follows the last done.
  const auto open = [](const State& s) { return !s.done; };
  const auto begun = [](const State& s) { return !s.done && s.kind != State::not_started; };
  auto at = std::ranges::find_if(states, begun);
  if (at == states.end()) {
    const auto last_done = std::find_if_not(states.rbegin(), states.rend(), open);
    at = std::find_if(last_done.base(), states.end(), open);
  }
  if (at == states.end()) at = std::ranges::find_if(states, open);
  std::string next;
  if (at != states.end()) {
    const auto& lesson = lessons[static_cast<std::size_t>(at - states.begin())];
    next = begun(*at) ? fmt::format("go on in exercises/{}/, verdict with './learn check {}'",
                                    lesson.name, lesson.number)
                      : fmt::format(
                            "read lessons/{0}/README.md, see it with './learn run {1}',\n"
                            "then write exercises/{0}/ and ask for the verdict with "
                            "'./learn check {1}'",
                            lesson.name, lesson.number);
  }
  fmt::print("\nNext: {}\n", next.empty() ? "every lesson is done; './learn scoreboard'" : next);
  return 0;
}

int show_list(const Place& place, bool json) {
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
    fmt::print("{}\n", all.dump(2));
  } else {
    table.print();
  }
  return 0;
}

int show_scoreboard(const Place& place, bool json, const std::string& plot) {
  const auto scores = collect_scores(place.course);
  const auto published = read_published(place.course.root() / "data" / "published.json");
  if (json) {
    nlohmann::ordered_json all = {{"scores", nlohmann::ordered_json::array()},
                                  {"published", nlohmann::ordered_json::array()}};
    for (const auto& s : scores) {
      all["scores"].push_back({{"lesson", s.lesson},
                               {"method", s.method},
                               {"data", s.data},
                               {"accuracy", s.accuracy},
                               {"quick", s.quick},
                               {"mine", s.mine}});
    }
    for (const auto& p : published) {
      all["published"].push_back(
          {{"method", p.method}, {"accuracy", p.accuracy}, {"source", p.source}});
    }
    fmt::print("{}\n", all.dump(2));
    return 0;
  }
  if (scores.empty()) {
    fmt::print("No lesson has been run yet: './learn tour' runs them all, shortly.\n");
    return 0;
  }
  Table table({"lesson", "method", "data", "code", "test accuracy"});
  for (const auto& s : scores) {
    table.row({s.lesson, s.method, data_of(s), s.mine ? "yours" : "reference",
               fmt::format("{:.4f}", s.accuracy)});
  }
  table.print();
  Table others({"published for the same data", "test accuracy", "source"});
  for (const auto& p : published)
    others.row({p.method, fmt::format("{:.4g}", p.accuracy), p.source});
  fmt::print("\n");
  others.print();

  if (plot == "none") return 0;
  std::vector<Bar> bars;
  for (const auto& s : most_thorough(scores)) {
    bars.push_back(
        {fmt::format("{} ({}{})", s.method, data_of(s), s.mine ? ", yours" : ""), s.accuracy});
  }
  for (const auto& p : published) bars.push_back({p.method + " (published)", p.accuracy});
  Options options;
  options.plot = plot == "ascii" ? PlotTo::ascii : plot == "svg" ? PlotTo::svg : PlotTo::png;
  if (plot == "window") options.plot = PlotTo::window;
  options.out = fs::path("out");
  Plots(options).bars("scoreboard", {"Fashion-MNIST, from rules to learning", "test accuracy", ""},
                      bars);
  return 0;
}

}  // namespace dl
