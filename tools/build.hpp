#pragma once

#include <string>
#include <vector>

#include "lock.hpp"
#include "place.hpp"

namespace dl {

/// Builds targets, by the contents of their sources, and returns the status. What the build prints
/// is shown when it fails and, on a terminal, the first time, when it takes long. The tree must be
/// held.
int build_target(const Place& place, const std::vector<std::string>& targets, const TreeLock& held);

/// What a build came to that goes on behind an error.
struct Built {
  int status = 0;
  std::string output;  ///< of the build, files named from the root

  /// What the compiler says of a target's sources; empty when it says nothing.
  std::string words_about(const std::string& target) const;

  /// Whether this target was not built for a fault of its own.
  bool failed(const std::string& target) const;
};

/// Builds as many of the targets as can be, by the contents of their sources, without a word. The
/// tree must be held.
Built build_what_can_be(const Place& place, const std::vector<std::string>& targets,
                        const TreeLock& held);

}  // namespace dl
