#pragma once

#include <cstdlib>

#include "tests/testing.hpp"
#include "tools/course.hpp"
#include "tree.hpp"

namespace dl {

/// A tree without the lessons after the one that this run of a test program is about: CTest runs it
/// once for each. Made and configured once; the tests of one run follow each other in it.
class LessonTree : public CourseTree {
 public:
  static const LessonTree& the() {
    static const LessonTree tree;
    return tree;
  }

  CourseLesson lesson() const { return course().lesson(number()); }

 private:
  LessonTree() {
    for (const auto& other : course().lessons()) {
      if (other.number > number()) remove(other);
    }
    configure();
    build("learn");
  }

  static std::string number() {
    const char* number = std::getenv("DL_LESSON");
    INFO("the environment variable DL_LESSON names the lesson, such as 03");
    REQUIRE(number != nullptr);
    return number;
  }
};

}  // namespace dl
