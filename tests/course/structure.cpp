#include "structure.hpp"

#include <set>

namespace dl {
namespace {

using WordSet = std::set<std::string_view>;

/// Whether the innermost bracket around is a round one, as in the head of a loop.
bool in_parentheses(const Tokens& tokens, std::size_t i) {
  int depth = 0;
  while (i-- > 0) {
    if (closes(tokens[i].word)) ++depth;
    if (opens(tokens[i].word) && --depth < 0) return tokens[i].word == "(";
  }
  return false;
}

/// Behind the last token of the statement.
std::optional<std::size_t> end_of_statement(const Tokens& tokens, std::size_t i) {
  if (word(tokens, i) == "{") return closing(tokens, i) + 1;
  if (is_head(word(tokens, i))) {
    auto end = end_of_statement(tokens, closing(tokens, i + 1) + 1);
    if (end && word(tokens, *end) == "else") end = end_of_statement(tokens, *end + 1);
    return end;
  }
  for (; i < tokens.size() && !closes(tokens[i].word); ++i) {
    if (tokens[i].word == ";") return i + 1;
    if (opens(tokens[i].word)) i = closing(tokens, i);
  }
  return {};
}

/// Whether an operand ends at this token, also at the signs in `more`.
bool ends_operand(const Tokens& tokens, std::size_t i, std::string_view more) {
  static const WordSet always = {
      ",", ";",  "=",  "+=",   "-=", "*=", "/=", "return", "?",  ":", "{",
      "}", "<<", ">>", "case", "&&", "||", "<=", ">=",     "==", "!="};
  const auto sign = tokens[i].word;
  if (always.contains(sign)) return true;
  return is_binary(tokens, i) && (sign == "<" || sign == ">" || more.find(sign) != more.npos);
}

}  // namespace

std::string_view word(const Tokens& tokens, std::size_t i) {
  return i < tokens.size() ? tokens[i].word : "";
}

bool space_after(const Tokens& tokens, std::size_t i) {
  return i + 1 < tokens.size() && tokens[i].end() < tokens[i + 1].begin;
}

bool is_binary(const Tokens& tokens, std::size_t i) {
  return i > 0 && space_after(tokens, i - 1) && space_after(tokens, i);
}

bool is_head(std::string_view word) {
  static const WordSet heads = {"if", "for", "while", "switch"};
  return heads.contains(word);
}

std::optional<Range> statement_at(const Tokens& tokens, std::size_t i) {
  static const WordSet before = {";", "{", "}", ":"};
  if (i > 0 && !before.contains(tokens[i - 1].word)) return {};
  if (closes(tokens[i].word) || tokens[i].word == "else" || in_parentheses(tokens, i)) return {};
  const auto end = end_of_statement(tokens, i);
  return end ? std::optional<Range>({i, *end}) : std::nullopt;
}

std::optional<Operands> operands_of(const Tokens& tokens, std::size_t i) {
  const auto sign = tokens[i].word;
  const bool sum = sign == "+" || sign == "-";
  if (!is_binary(tokens, i) || !(sum || sign == "*" || sign == "/")) return {};
  std::size_t first = i;
  for (int depth = 0; first > 0; --first) {
    const auto before = tokens[first - 1].word;
    if (closes(before)) ++depth;
    if (opens(before) && --depth < 0) break;
    if (depth == 0 && ends_operand(tokens, first - 1, sum ? "" : "+-")) break;
  }
  std::size_t last = i + 1;
  for (int depth = 0; last < tokens.size(); ++last) {
    if (opens(tokens[last].word)) ++depth;
    if (closes(tokens[last].word) && --depth < 0) break;
    if (depth == 0 && ends_operand(tokens, last, sum ? "+-" : "+-*/%")) break;
  }
  if (first == i || last == i + 1) return {};
  return Operands{{first, i}, {i + 1, last}};
}

std::vector<Range> arguments_of(const Tokens& tokens, std::size_t open) {
  const auto end = closing(tokens, open);
  std::vector<Range> arguments;
  auto first = open + 1;
  for (auto i = first; i <= end && i < tokens.size(); ++i) {
    if (i == end || tokens[i].word == ",") {
      if (first < i) arguments.push_back({first, i});
      first = i + 1;
    } else if (opens(tokens[i].word)) {
      i = closing(tokens, i);
    }
  }
  return arguments;
}

}  // namespace dl
