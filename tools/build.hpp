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

}  // namespace dl
