#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "place.hpp"

namespace dl {

/// Gives a source file the present time when its contents changed since the last call and its time
/// does not show it, as when an older version was moved or copied back: ninja goes by times.
void renew_times(const Place& place);

/// By exercise one checksum over its file and its reference, over its tests, and over all that
/// these include from the course: what a verdict is about. A missing file counts as such.
std::map<std::string, std::uint32_t> checksums_of_judged(const Course& course,
                                                         const CourseLesson& lesson);

}  // namespace dl
