#pragma once

#include <string>
#include <vector>

#include "common/options.hpp"
#include "common/scoreboard.hpp"
#include "course.hpp"

namespace dl {

/// What others reached on the same data.
struct Published {
  std::string method;
  double accuracy = 0;
  std::string source;
};

/// Throws InputError when the file is damaged.
std::vector<Published> read_published(const std::filesystem::path& file);

/// Every lesson's scores, in the order of the road.
std::vector<Score> collect_scores(const Course& course);

/// Prints the scoreboard of the course, the published results below it, and plots both.
void show_scoreboard(const Course& course, PlotTo plot);

}  // namespace dl
