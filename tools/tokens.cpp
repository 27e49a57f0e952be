#include "tokens.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace dl {
namespace {

bool of_a_name(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

/// How long the comment or space at the begin of the text is.
std::size_t skipped(std::string_view text) {
  if (text.starts_with("//")) return std::min(text.find('\n'), text.size());
  if (text.starts_with("/*")) return std::min(text.find("*/"), text.size() - 2) + 2;
  return std::isspace(static_cast<unsigned char>(text.front())) != 0 ? 1 : 0;
}

std::size_t length_of_number(std::string_view text) {
  std::size_t n = 1;
  while (n < text.size() && (of_a_name(text[n]) || text[n] == '.' || text[n] == '\'' ||
                             ((text[n] == '-' || text[n] == '+') && text[n - 1] == 'e'))) {
    ++n;
  }
  return n;
}

/// A quote that is left open ends with its line.
std::size_t length_of_text(std::string_view text) {
  std::size_t n = 1;
  while (n < text.size() && text[n] != text[0] && text[n] != '\n') n += text[n] == '\\' ? 2 : 1;
  return std::min(n + 1, text.size());
}

/// "tag(...)tag", what follows the R of a raw string.
std::size_t length_of_raw_text(std::string_view text) {
  const auto open = std::min(text.find('('), text.size());
  const auto end = ")" + std::string(text.substr(1, open - std::min<std::size_t>(open, 1))) + "\"";
  const auto close = text.find(end, open);
  return close == std::string_view::npos ? text.size() : close + end.size();
}

std::size_t length_of_sign(std::string_view text) {
  constexpr std::array<std::string_view, 18> long_signs = {
      "<<", ">>", "<=", ">=", "==", "!=", "&&", "||", "+=",
      "-=", "*=", "/=", "%=", "++", "--", "->", "::", "|="};
  for (const auto sign : long_signs) {
    if (text.starts_with(sign)) return sign.size();
  }
  return 1;
}

Token token_at(std::string_view text, std::size_t begin) {
  const auto rest = text.substr(begin);
  const char c = rest.front();
  const auto token = [&](Token::Kind kind, std::size_t n) {
    return Token{kind, begin, rest.substr(0, n)};
  };
  if (is_digit(c) || (c == '.' && rest.size() > 1 && is_digit(rest[1]))) {
    return token(Token::Kind::number, length_of_number(rest));
  }
  if (of_a_name(c)) {
    std::size_t n = 1;
    while (n < rest.size() && of_a_name(rest[n])) ++n;
    const bool raw = rest[n - 1] == 'R' && rest.substr(n).starts_with('"');
    if (raw) return token(Token::Kind::text, n + length_of_raw_text(rest.substr(n)));
    return token(Token::Kind::name, n);
  }
  if (c == '"' || c == '\'') return token(Token::Kind::text, length_of_text(rest));
  return token(Token::Kind::sign, length_of_sign(rest));
}

}  // namespace

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  for (std::size_t at = 0; at < text.size();) {
    if (const auto n = skipped(text.substr(at))) {
      at += n;
    } else {
      tokens.push_back(token_at(text, at));
      at = tokens.back().end();
    }
  }
  return tokens;
}

std::size_t closing(const std::vector<Token>& tokens, std::size_t open) {
  int depth = 0;
  for (std::size_t i = open; i < tokens.size(); ++i) {
    if (opens(tokens[i].word)) ++depth;
    if (closes(tokens[i].word) && --depth == 0) return i;
  }
  return tokens.size();
}

}  // namespace dl
