#pragma once

#include <optional>

#include "tools/tokens.hpp"

namespace dl {

// What tokens are together, as far as it can be seen without knowing a type; places are those of
// tokens. Signs with a space on both sides are binary ones, as the format of the course has it: so
// `<` of a template and `*` of a pointer are none.

using Tokens = std::vector<Token>;

/// The word there; empty behind the end.
std::string_view word(const Tokens& tokens, std::size_t i);

bool space_after(const Tokens& tokens, std::size_t i);
bool is_binary(const Tokens& tokens, std::size_t i);

/// From `first` to the one before `last`.
struct Range {
  std::size_t first;
  std::size_t last;
};

/// The statement that begins there, with all that belongs to it; nothing when none does.
std::optional<Range> statement_at(const Tokens& tokens, std::size_t i);

/// The two sides of a binary + - * or /.
struct Operands {
  Range left;
  Range right;
};
std::optional<Operands> operands_of(const Tokens& tokens, std::size_t i);

/// What stands in a call's brackets, from one comma to the next.
std::vector<Range> arguments_of(const Tokens& tokens, std::size_t open);

/// Whether what follows in brackets is a condition: if, for, while, switch.
bool is_head(std::string_view word);

}  // namespace dl
