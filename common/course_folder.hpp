#pragma once

#include <filesystem>

namespace dl {

/// The folder of the course from which this program was built.
std::filesystem::path course_folder();

}  // namespace dl
