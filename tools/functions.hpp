#pragma once

#include <string>
#include <vector>

namespace dl {

/// A function that is defined in a header, in a namespace or a class; places are in its text.
struct FunctionPlace {
  std::size_t begin;  ///< of its first word: "inline", "template", its type
  std::size_t open;   ///< of the body's brace
  std::size_t close;  ///< of the brace that closes it

  /// What its name stands for one function, which is called: no template, not constexpr, and its
  /// type is told.
  bool is_plain;
  bool is_in_class;  ///< and that is no template

  bool has(std::size_t place) const { return open < place && place < close; }
};

/// All functions of a header, in their order. As far as it can be seen without a compiler: the
/// course's own headers, and what becomes of them in a learner's hands.
std::vector<FunctionPlace> functions_of(const std::string& text);

}  // namespace dl
