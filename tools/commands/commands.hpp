#pragma once

#include <string>

#include "tools/words.hpp"

namespace dl {

/// What a word after ./learn does.
struct Subcommand {
  std::string name;
  std::string options;  ///< what may follow the name
  std::string about;
  int (*run)(const Place&, const Words&);  ///< returns the exit status
};

/// One file each: <name>.cpp.
namespace commands {

Subcommand road();  ///< what ./learn alone does
Subcommand tour();
Subcommand list();
Subcommand run();
Subcommand check();
Subcommand hint();
Subcommand diff();
Subcommand reset();
Subcommand scoreboard();
Subcommand test();

}  // namespace commands
}  // namespace dl
