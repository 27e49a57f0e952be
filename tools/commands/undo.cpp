#include <fmt/format.h>

#include "commands.hpp"
#include "tools/backups.hpp"
#include "tools/lock.hpp"

namespace dl {
namespace {

int run_undo(const Place& place, const Words& words) {
  read_words(words, {}, false);
  const TreeLock held(place);
  const auto reset = last_reset(place.course);
  if (reset.empty()) {
    fmt::print("there is no reset to take back\n");
    return 0;
  }
  const auto from_root = [&](const std::filesystem::path& file) {
    return file.lexically_relative(place.course.root()).string();
  };
  const Backups backups(place.course, "undo");
  for (const auto& [kept, file] : reset) {
    const auto replaced = backups.keep(file);
    std::filesystem::rename(kept, file);
    fmt::print("{} is as before its reset", from_root(file));
    fmt::print("{}\n",
               replaced.empty() ? "" : "; what was there is kept as " + from_root(replaced));
  }
  return 0;
}

}  // namespace

Subcommand commands::undo() {
  return {"undo", "",
          "takes the last reset back; what is there now is kept as a backup. Once more: the reset "
          "before it",
          run_undo};
}

}  // namespace dl
