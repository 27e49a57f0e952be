#pragma once

#include <string>
#include <vector>

#include "common/scoreboard.hpp"
#include "course.hpp"

namespace dl {

/// What others reached on the same data.
struct Published {
  std::string method;
  double accuracy = 0;
  std::string source;
  bool people = false;  ///< people's answers, not a program's
};

/// Throws InputError when the file is damaged.
std::vector<Published> read_published(const std::filesystem::path& file);

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
