#pragma once

#include <string>
#include <vector>

#include "common/scoreboard.hpp"
#include "course.hpp"

namespace dl {

/// Every lesson's scores, in the order of the road.
std::vector<Score> collect_scores(const Course& course);

/// The runs that can be compared: trained on all images of one data set, tested on the same images.
struct Comparable {
  std::string data;  ///< "mini" or "full"
  std::vector<Score> scores;
};

/// The course's own data sets alone, and no quick runs: these have seen a part of the images.
std::vector<Comparable> comparable(const std::vector<Score>& scores);

/// The runs on other images, which rank nowhere; again without quick ones.
std::vector<Score> on_other_images(const std::vector<Score>& scores);

}  // namespace dl
