#pragma once

#include <optional>
#include <string>

#include "exercise_maker.hpp"

namespace dl {

/// What a person writes of an exercise: all between its mark, "// exercise 03.2: ...", and the
/// brace that closes the function or lambda in which the mark stands.
struct Body {
  std::size_t begin;  ///< of the line after the mark
  std::size_t end;    ///< where the closing brace stands
  int line;           ///< the number of the first line, from 1
  int last_line;      ///< the number of the line with the closing brace

  std::string in(const std::string& text) const { return text.substr(begin, end - begin); }
};

/// Nothing where the mark is gone or the function has no end.
std::optional<Body> find_body(const std::string& text, const std::string& exercise);

/// Whether nothing is written yet: the body is as it was made.
bool is_unwritten(const std::string& text, const std::string& made, const std::string& exercise);

}  // namespace dl
