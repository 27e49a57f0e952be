#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dl {

/// A word of a C++ text, as far as bodies and mutants need it: comments and spaces are none.
struct Token {
  enum class Kind { name, number, sign, text };

  Kind kind;
  std::size_t begin;      ///< in the text
  std::string_view word;  ///< a view of the text

  std::size_t end() const { return begin + word.size(); }
};

/// The text's words; it must outlive them.
std::vector<Token> tokens_of(std::string_view text);

/// The place of the bracket that closes the one at `open`; tokens.size() when none does.
std::size_t closing(const std::vector<Token>& tokens, std::size_t open);

inline bool opens(std::string_view word) { return word == "(" || word == "[" || word == "{"; }
inline bool closes(std::string_view word) { return word == ")" || word == "]" || word == "}"; }

}  // namespace dl
