#pragma once

#include <map>
#include <string>
#include <vector>

namespace dl {

/// What the programs of the lessons print, by the number of the lesson: "07". Several texts each:
/// with the default options, over several seeds, on the full data.
using Outputs = std::map<std::string, std::vector<std::vector<std::string>>>;

/// A number, or a block of output, that no program prints.
struct Complaint {
  std::size_t line = 0;  ///< in the text, from 1
  std::string what;
};

/// Holds the numbers of a text against the outputs of the lessons that it speaks of.
///
/// A block between ``` must stand in one of the outputs, line by line; a line of ... skips some. In
/// the rest each number with decimals, a comma or a percent sign must stand in one of the outputs,
/// or be what is left of one there after rounding. A text speaks of its own lesson ("07"; empty for
/// a text that belongs to none), and a paragraph or a row of a table of those that it names:
/// "lesson 05", "C05.1", "lessons/05_...".
///
/// No program prints what stands in `code`, in formulas, behind "equation", "section" and their
/// kind, before a unit of time, in "Where it comes from", or in the list of a comment in front of a
/// block:
///   <!-- not measured: 0.05, 0.35 -->
std::vector<Complaint> complaints_of(const std::vector<std::string>& text,
                                     const std::string& lesson, const Outputs& outputs);

/// The text after the outputs have changed from `before` to `after`: blocks and numbers follow
/// them. What cannot be told, because two places of one number now differ, stays and is named in
/// `unclear`.
std::vector<std::string> updated(const std::vector<std::string>& text, const std::string& lesson,
                                 const Outputs& before, const Outputs& after,
                                 std::vector<Complaint>& unclear);

}  // namespace dl
