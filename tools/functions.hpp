#pragma once

#include <string>
#include <vector>

namespace dl {

/// A function that is defined in a header, in a namespace or a class; places are in its text.
struct FunctionPlace {
  std::size_t begin;     ///< of its first word: "inline", "template", its type
  std::size_t declared;  ///< behind "void f() const", where members' initializers or the body begin
  std::size_t open;      ///< of the body's brace
  std::size_t close;     ///< of the brace that closes it

  /// It may be declared in one place and defined in another: it is no template, not constexpr, and
  /// its type is told.
  bool is_plain;
  bool is_inline;    ///< by that word
  bool is_in_class;  ///< and that is no template

  bool has(std::size_t place) const { return open < place && place < close; }
};

/// Its declaration, in as many lines as the function has; inline, or a declaration that promises no
/// definition in the same file.
std::string declaration_of(const std::string& text, const FunctionPlace& function, bool is_inline);

/// The header without the bodies of its plain functions, which are defined elsewhere; as many
/// lines.
std::string only_declared(const std::string& text);

/// The header with its plain functions marked as used, so that a linker finds them all.
std::string all_defined(const std::string& text);

/// All functions of a header, in their order. As far as it can be seen without a compiler: the
/// course's own headers, and what becomes of them in a learner's hands.
std::vector<FunctionPlace> functions_of(const std::string& text);

}  // namespace dl
