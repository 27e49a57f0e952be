#include "tools/update.hpp"

#include "commands.hpp"
#include "tools/lock.hpp"

namespace dl {
namespace {

int run_update(const Place& place, const Words& words) {
  boost::program_options::options_description options;
  options.add_options()("resume", boost::program_options::bool_switch());
  const bool only_resume = read_words(words, options, false)["resume"].as<bool>();
  const TreeLock held(place);
  resume_update(place.course);
  return only_resume ? 0 : update(place.course);
}

}  // namespace

Subcommand commands::update() {
  return {
      "update", "",
      "the newest version of the course, with git; what you wrote in exercises/ stays, committed "
      "or not",
      run_update};
}

}  // namespace dl
