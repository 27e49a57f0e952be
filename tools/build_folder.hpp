#pragma once

#include <filesystem>

namespace dl {

/// Where this program was built.
std::filesystem::path build_folder();

}  // namespace dl
