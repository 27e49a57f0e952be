#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

namespace dl {

enum class PlotTo { window, png, svg, ascii, none };

/// What a lesson's program was asked to do.
struct Options {
  std::string lesson;      ///< "03_perceptron"
  bool mine = false;       ///< built on the learner's exercise, not on the reference
  std::string data;        ///< "mini", "full" or a folder
  std::uint64_t seed = 1;  ///< seeds that are counted on from it go round after 2⁶⁴ - 1
  int epochs = 0;
  PlotTo plot = PlotTo::png;
  std::filesystem::path out;  ///< everything the program writes lies below
  bool quick = false;
  /// What was said to the options that the lesson alone has, by their names.
  std::map<std::string, std::string> own = {};
};

}  // namespace dl
