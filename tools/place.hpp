#pragma once

#include <filesystem>

#include "course.hpp"

namespace dl {

/// Where the course program works.
struct Place {
  Course course;
  std::filesystem::path build;
};

}  // namespace dl
