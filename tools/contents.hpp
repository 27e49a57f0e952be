#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "place.hpp"

namespace dl {

/// Gives a source file the present time when its contents changed since the last call and its time
/// does not show it, as when an older version was moved or copied back: ninja goes by times.
void renew_times(const Place& place);

/// What a verdict on an exercise is about: its file and the lesson's reference, its tests, and all
/// that these include from the course. A missing file counts as such.
struct Judged {
  std::uint32_t alone = 0;      ///< without the bodies of other exercises
  std::uint32_t among_own = 0;  ///< with them

  bool operator==(const Judged&) const = default;
};

/// The checksums of these, by exercise.
std::map<std::string, Judged> checksums_of_judged(const Course& course, const CourseLesson& lesson);

}  // namespace dl
