#include "scores.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "common/error.hpp"
#include "common/plot.hpp"
#include "common/table.hpp"

namespace dl {

void from_json(const nlohmann::json& json, Published& published) {
  json.at("method").get_to(published.method);
  json.at("accuracy").get_to(published.accuracy);
  json.at("source").get_to(published.source);
}

namespace {

namespace fs = std::filesystem;

std::string data_of(const Score& score) { return score.data + (score.quick ? ", quick" : ""); }

/// Whose code it was, and whether its last digits are those of every machine.
std::string code_of(const Score& score) {
  return std::string(score.mine ? "yours" : "reference") + (score.native ? ", native" : "");
}

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

std::vector<Published> read_published(const fs::path& file) {
  try {
    return nlohmann::json::parse(read_text_file(file)).get<std::vector<Published>>();
  } catch (const nlohmann::json::exception&) {
    throw InputError(file, "contents", "expected a JSON list of method, accuracy and source");
  }
}

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

void show_scoreboard(const Course& course, PlotTo plot) {
  const auto scores = collect_scores(course);
  const auto published = read_published(course.root() / "data" / "published.json");
  if (scores.empty()) {
    fmt::print("No lesson has been run yet: './learn tour' runs them all, shortly.\n");
    return;
  }
  Table table({"lesson", "method", "data", "code", "test accuracy"});
  for (const auto& s : scores) {
    table.row({s.lesson, s.method, data_of(s), code_of(s), number(s.accuracy)});
  }
  table.print();
  Table others({"published for the same data", "test accuracy", "source"});
  for (const auto& p : published) others.row({p.method, significant(p.accuracy, 4), p.source});
  fmt::print("\n");
  others.print();

  std::vector<Bar> bars;
  for (const auto& s : most_thorough(scores)) {
    bars.push_back(
        {fmt::format("{} ({}{})", s.method, data_of(s), s.mine ? ", yours" : ""), s.accuracy});
  }
  for (const auto& p : published) bars.push_back({p.method + " (published)", p.accuracy});
  Options options;
  options.plot = plot;
  options.out = fs::path("out");
  Plots(options).bars("scoreboard", {"Fashion-MNIST, from rules to learning", "test accuracy", ""},
                      bars);
}

}  // namespace dl
