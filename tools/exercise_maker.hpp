#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace dl {

/// One thing for the learner to write.
struct Exercise {
  std::string id;     ///< "03.2"
  std::string title;  ///< "move the weights towards the mistake"
  std::string file;   ///< "perceptron.hpp"
  std::vector<std::string> hints;
};

/// What is made of one solution.
struct MadeFile {
  std::string text;
  std::vector<Exercise> exercises;
};

/// Takes each marked body out of a solution and puts todo("NN.k") in its place:
///
///   // exercise 03.2: move the weights towards the mistake
///   // hint: the update is zero when the prediction is right
///   // solution begin
///   ...
///   // solution end
///
/// A file without marks comes out as it is. Throws InputError, with the line, where a mark is out
/// of order, a hint is empty or an exercise has none.
MadeFile make_exercise(const std::string& solution, const std::filesystem::path& file);

/// What belongs to one lesson's exercise.
struct MadeLesson {
  std::vector<Exercise> exercises;           ///< in their order
  std::map<std::string, std::string> files;  ///< texts by name

  /// exercise.json: the exercises, their hints, and a checksum of each file as it was made.
  std::string json() const;
};

/// Makes a lesson's exercise from all headers of its solution; what else lies there, such as a
/// backup or an editor's lock, is none of the course's. Throws InputError as make_exercise does,
/// and when the folder is not there or has no exercise.
MadeLesson make_lesson(const std::filesystem::path& solution_folder);

}  // namespace dl
