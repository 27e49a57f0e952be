#pragma once

#include <filesystem>
#include <functional>
#include <string>

namespace dl {

/// Runs a program and turns what goes wrong into one line on the error stream and a status: what
/// `run` returns, 1 where something failed or not all of the output could be written, 2 where the
/// command line asks for something that is not there.
int program_main(const std::string& name, const std::function<int()>& run);

/// One line on the error stream. Never throws: where nobody listens, there is nobody to tell.
void complain(const std::string& line) noexcept;

/// A path as it is shorter: from the root, or from the current folder.
std::filesystem::path from_here(const std::filesystem::path& path);

}  // namespace dl
