#pragma once

#include <optional>
#include <string>

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

/// Where an exercise's mark stands: the line, from 1; nothing when it is gone.
std::optional<int> line_of_exercise(const std::string& text, const std::string& exercise);

/// Whether it has an exercise that the reference has not, of that number and title: another version
/// of the course made it.
bool has_other_exercises(const std::string& text, const std::string& reference);

/// Whether nothing is written yet: the body begins with todo().
bool is_to_do(const std::string& text, const std::string& exercise);

/// A solution or an exercise without what neither a reader nor a compiler needs: hints, the marks
/// around a body, the header of todo().
std::string without_marks(const std::string& text);

/// A learner's file with one body as it was made; the rest stays his. Nothing when it cannot be
/// found in one of the two.
std::optional<std::string> with_body_put_back(const std::string& text, const std::string& made,
                                              const std::string& exercise);

}  // namespace dl
