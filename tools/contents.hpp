#pragma once

#include <cstdint>

#include "place.hpp"

namespace dl {

/// Gives a source file the present time when its contents changed since the last call and its time
/// does not show it, as when an older version was moved or copied back: ninja goes by times.
void renew_times(const Place& place);

/// One checksum over the files of a lesson's exercise, over its tests, and over all that these
/// include from the course: what a verdict is about. A missing file counts as such.
std::uint32_t checksum_of_judged(const Course& course, const CourseLesson& lesson);

}  // namespace dl
