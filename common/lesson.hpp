#pragma once

#include <string>
#include <vector>

#include "options.hpp"

namespace dl {

/// An option that one lesson has beside those of all: "--train", which means `alone`, or
/// "--train=words".
struct OwnOption {
  std::string name;
  std::string alone;
  std::string about;
};

/// What a lesson's program says of itself.
struct Lesson {
  std::string name;   ///< "03_perceptron"
  bool mine = false;  ///< built on the learner's exercise
  std::string about;  ///< one line for --help
  int epochs = 0;     ///< the default of --epochs; 0: the lesson has none
  int quick_epochs = 0;
  std::vector<OwnOption> own_options = {};
};

/// Reads the command line and runs the lesson, as program_main() does: 0 done, 1 failed (missing
/// data, an exercise not written, a full disk), 2 the command line asks for something that is not
/// there. Without --out everything is written into the course's own out/, wherever the program is
/// started.
int lesson_main(int argc, char** argv, const Lesson& lesson, void (*run)(const Options&));

/// The last line of a lesson: what was learned.
void conclude(const std::string& sentence);

}  // namespace dl
