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
  std::string data;  ///< "mini", "full" or a folder
  std::vector<Score> scores;
};

/// Quick runs are left out: they have seen a part of the images.
std::vector<Comparable> comparable(const std::vector<Score>& scores);

}  // namespace dl
