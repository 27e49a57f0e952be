#pragma once

#include <cstdlib>

namespace dl {

/// Which of the listed mistakes the bodies make in this run, counted from 1; 0: none. The test of
/// the usual mistakes writes all of them into one program.
inline int mistake() {
  static const int number = [] {
    const char* chosen = std::getenv("DL_MISTAKE");
    return chosen == nullptr ? 0 : std::atoi(chosen);
  }();
  return number;
}

}  // namespace dl
