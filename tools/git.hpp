#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "process.hpp"

namespace dl {

/// git, in one folder.
class Git {
 public:
  explicit Git(std::filesystem::path folder) : folder_(std::move(folder)) {}

  /// How a command ended, with all that it said.
  Finished run(const Command& words) const;

  /// What a command printed, without the last line's end. Throws std::runtime_error with git's own
  /// words when it fails.
  std::string ask(const Command& words) const;

  /// The same for a list of paths, one per "\0" (option -z).
  std::vector<std::string> paths(const Command& words) const;

  /// A file as it is in some commit; nothing when it is not there.
  std::optional<std::string> file(const std::string& commit, const std::string& path) const;

 private:
  std::filesystem::path folder_;
};

}  // namespace dl
