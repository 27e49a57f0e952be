#include "scores.hpp"

#include <algorithm>
#include <iterator>

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
  for (const auto* data : {"mini", "full"}) {
    Comparable group{data, {}};
    std::ranges::copy_if(scores, std::back_inserter(group.scores),
                         [data](const Score& s) { return !s.quick && s.data == data; });
    if (!group.scores.empty()) groups.push_back(group);
  }
  return groups;
}

std::vector<Score> on_other_images(const std::vector<Score>& scores) {
  std::vector<Score> others;
  std::ranges::copy_if(scores, std::back_inserter(others), [](const Score& s) {
    return !s.quick && s.data != "mini" && s.data != "full";
  });
  return others;
}

}  // namespace dl
