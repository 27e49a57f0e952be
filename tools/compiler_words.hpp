#pragma once

#include <filesystem>
#include <string>

namespace dl {

/// The first error of a compiler (GCC, Clang) in lines for a person: the place in the learner's
/// file where there is one, the one message, and the source line with a caret below its column.
/// `root` is the folder from which the compiler names its files.
std::string error_in_words(const std::filesystem::path& root, const std::string& output);

/// Its warnings about files in exercises/, each a line with its place.
std::string warnings_in_words(const std::string& output);

}  // namespace dl
