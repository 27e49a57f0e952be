#pragma once

#include <string>
#include <vector>

#include "place.hpp"

namespace dl {

/// Builds targets and returns the status. What the build prints is shown when it fails and, on a
/// terminal, the first time, when it takes long.
int build_target(const Place& place, const std::vector<std::string>& targets);

}  // namespace dl
