#include "scores.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "common/error.hpp"

namespace dl {

void from_json(const nlohmann::json& json, Published& published) {
  json.at("method").get_to(published.method);
  json.at("accuracy").get_to(published.accuracy);
  json.at("source").get_to(published.source);
  published.people = json.value("people", false);
}

namespace fs = std::filesystem;

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

std::vector<Comparable> comparable(const std::vector<Score>& scores) {
  std::vector<Comparable> groups;
  for (const auto& score : scores) {
    if (score.quick) continue;
    auto group = std::ranges::find(groups, score.data, &Comparable::data);
    if (group == groups.end()) group = groups.insert(groups.end(), {score.data, {}});
    group->scores.push_back(score);
  }
  // "mini" before "full": the road begins with what comes with the course.
  std::ranges::stable_sort(groups, std::ranges::greater(), &Comparable::data);
  return groups;
}

}  // namespace dl
