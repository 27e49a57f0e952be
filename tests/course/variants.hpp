#pragma once

#include <map>
#include <string>

#include "tools/verdict.hpp"
#include "tree.hpp"

namespace dl {

/// Wrong bodies of a lesson's exercises: by exercise, by the number that chooses one, from 1. A
/// number belongs to one body of the lesson.
using Variants = std::map<std::string, std::map<int, std::string>>;

/// By "03.2".
const Exercise& exercise_of(const CourseLesson& lesson, const std::string& id);

/// The body that the solution has, with the line that marks its end.
std::string right_body(const CourseTree& tree, const CourseLesson& lesson,
                       const Exercise& exercise);

/// Writes all variants into a lesson's exercise, which is right otherwise: one build, in which a
/// run chooses one (tests/mistake.hpp). Errors of the compiler name the file "variant_17".
void write_variants(const CourseTree& tree, const CourseLesson& lesson, const Variants& variants);

/// Takes out those that do not compile, without building; what is left is written.
void leave_out_what_does_not_compile(const CourseTree& tree, const CourseLesson& lesson,
                                     Variants& variants);

/// Judges an exercise whose body is the chosen variant; 0: the right one.
Verdict judge_variant(const Place& place, const CourseLesson& lesson, const Exercise& exercise,
                      int number, const Limits& limits = for_judging);

}  // namespace dl
