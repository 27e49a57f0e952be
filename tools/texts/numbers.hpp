#pragma once

#include <string>
#include <vector>

#include "common/text.hpp"

namespace dl {

/// A number in a line of text, such as 7,850 or -0.25 or 1.2e-05 or the 84.7 of 84.7%.
struct TextNumber {
  std::size_t begin = 0;
  std::size_t end = 0;  ///< behind its last digit
  std::string digits;   ///< without commas
  bool percent = false;
  bool commas = false;

  /// How many digits stand behind the point; -1 with an exponent.
  int decimals() const;
};

/// From left to right, without what belongs to a word, such as the 2 of "L2" and "2-2-1".
std::vector<TextNumber> numbers_of(const std::string& line);

/// The line with the sign in place of each number.
std::string with_numbers_as(char sign, const std::string& line);

/// The line with # for each number and one space for several: what stays from run to run.
std::string skeleton(const std::string& line);

/// The number with fewer decimals, rounded half up; as it is where it has no more than that.
std::string rounded(const std::string& digits, int decimals);

std::string text_of(const std::vector<std::string>& lines);

}  // namespace dl
