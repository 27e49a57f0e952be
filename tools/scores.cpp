#include "scores.hpp"

#include <algorithm>

namespace dl {

namespace fs = std::filesystem;

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
