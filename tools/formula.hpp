#pragma once

#include <string>

namespace dl {

/// The formula of an exercise in one line: of the comment above its body in the solution, or of its
/// class's, the line that is indented as a formula, or else the first that holds one. Empty where
/// there is none.
std::string formula_of(const std::string& solution, const std::string& id);

}  // namespace dl
