#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "options.hpp"

namespace dl {

/// One line of the scoreboard.
struct Score {
  std::string lesson;
  std::string method;
  std::string data;     ///< as data_name() says it
  double accuracy = 0;  ///< on the test set, 0 to 1
  bool quick = false;
  bool mine = false;
  bool native = false;  ///< of a program tuned to one processor: the last digits can differ
};

/// Puts the lesson's test accuracy, after training on all training images of options.data, into
/// <out>/scores.json, in the place of an earlier one of the same method, data and length of run.
/// What a folder gave is told apart from the course's data sets, and from other folders, by
/// data_name().
/// The file is written whole or not at all; a damaged one is set aside as scores.json.damaged.
/// Throws std::invalid_argument when the accuracy is not from 0 to 1.
void record_score(const Options& options, const std::string& method, double accuracy);

/// The scores in one file. Throws InputError when the file is damaged.
std::vector<Score> read_scores(const std::filesystem::path& file);

/// What the lessons' programs reached on the full data, as it is kept beside their texts, in the
/// order of the road.
std::vector<Score> kept_scores();

/// What others reached on the same data.
struct Published {
  std::string method;
  double accuracy = 0;
  std::string source;
  bool people = false;  ///< people's answers, not a program's
};

/// Throws InputError when the file is damaged.
std::vector<Published> read_published(const std::filesystem::path& file);

/// Those that come with the course.
std::vector<Published> published_results();

}  // namespace dl
