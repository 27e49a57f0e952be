#pragma once

#include <string>
#include <vector>

namespace dl {

/// What a program printed, without what a clock has measured: the columns of a table from the first
/// whose name speaks of seconds on, and the numbers of a paragraph that does, which become '~'.
std::vector<std::string> without_times(std::vector<std::string> lines);

/// Runs over several seeds in one text: a number that is not the same in all of them becomes
/// "smallest to largest". Lines that differ in more than numbers stand one below the other.
std::vector<std::string> merged(const std::vector<std::vector<std::string>>& runs);

}  // namespace dl
