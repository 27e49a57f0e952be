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

Subcommand road();  ///< what ./learn alone does where it does not watch
Subcommand tour();
Subcommand list();
Subcommand run();
Subcommand check();
Subcommand watch();
Subcommand hint();
Subcommand next();
Subcommand diff();
Subcommand reset();
Subcommand undo();
Subcommand progress();
Subcommand update();
Subcommand scoreboard();
Subcommand book();
Subcommand test();

}  // namespace commands
}  // namespace dl
