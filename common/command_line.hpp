#pragma once

#include <string>

#include "lesson.hpp"

namespace dl {

/// What the words after a lesson's program ask for.
struct CommandLine {
  bool help = false;
  std::string help_text = {};  ///< the options, each with its meaning
  Options options = {};        ///< not read where there is help
};

/// Throws UsageError, or an error of Boost.Program_options, for what is not there.
CommandLine read_command_line(int argc, char** argv, const Lesson& lesson);

/// What --plot says: "window", "png", "svg", "ascii" or "none". Throws UsageError for anything
/// else.
PlotTo plot_target(const std::string& name);

}  // namespace dl
