#pragma once

#include <optional>
#include <string>

namespace dl {

/// Where an exercise's mark stands, "// exercise 03.1: ...": the line, from 1; nothing when it is
/// gone.
std::optional<int> line_of_exercise(const std::string& text, const std::string& id);

/// Whether the body is not written yet.
bool is_to_do(const std::string& text, const std::string& id);

/// A solution or an exercise without what neither a reader nor a compiler needs: hints, the marks
/// around a body, the header of todo().
std::string without_marks(const std::string& text);

/// A learner's file with one body as it was made; the rest stays his. The body goes from the
/// exercise's mark up to what follows it in the file as it was made. Nothing when the mark is gone,
/// or what follows cannot be found.
std::optional<std::string> with_body_put_back(const std::string& text, const std::string& made,
                                              const std::string& id);

}  // namespace dl
