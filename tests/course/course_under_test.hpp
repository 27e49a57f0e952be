#pragma once

#include <cstdlib>

#include "tests/testing.hpp"
#include "tools/course.hpp"

namespace dl {

/// The lesson that this run of a test program is about: CTest runs it once for each.
inline CourseLesson lesson_under_test(const Course& course) {
  const char* number = std::getenv("DL_LESSON");
  INFO("the environment variable DL_LESSON names the lesson, such as 03");
  REQUIRE(number != nullptr);
  return course.lesson(number);
}

}  // namespace dl
