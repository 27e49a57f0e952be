#include "compiler_words.hpp"

#include <fstream>
#include <map>
#include <optional>
#include <regex>
#include <set>
#include <sstream>
#include <vector>

#include <fmt/format.h>

namespace dl {
namespace {

namespace fs = std::filesystem;

struct Message {
  std::string file;
  int line;
  int column;
  std::string kind;
  std::string words;

  bool is_yours() const { return file.starts_with("exercises/"); }
};

/// The lines of the output that name a place.
std::vector<Message> messages_of(const std::string& output) {
  static const std::regex place(
      "([^\\s:][^:]*):(\\d{1,9}):(\\d{1,9}): +(?:(?:fatal )?(error|warning|note): )?(.*)");
  std::vector<Message> messages;
  std::istringstream lines(output);
  for (std::string line; std::getline(lines, line);) {
    std::smatch found;
    if (line.size() > 2000 || !std::regex_match(line, found, place)) continue;
    messages.push_back({.file = found[1],
                        .line = std::stoi(found[2]),
                        .column = std::stoi(found[3]),
                        .kind = found[4],
                        .words = found[5]});
  }
  return messages;
}

/// Without the name of the compiler's option; what Eigen shouts, in words.
std::string plain(const std::string& words) {
  static const std::vector<std::pair<std::string, std::string>> shouted = {
      {"YOU_MIXED_DIFFERENT_NUMERIC_TYPES",
       "two number types are mixed: real(2) makes a number one of the course's, .cast<real>() a "
       "matrix"},
      {"YOU_MIXED_MATRICES_OF_DIFFERENT_SIZES", "matrices of different shapes are put together"},
      {"INVALID_MATRIX_PRODUCT",
       "a product needs as many columns on the left as rows on the right"},
      {"INVALID_VECTOR_VECTOR_PRODUCT",
       "of two rows one must be transposed before they are multiplied"},
      {"THIS_METHOD_IS_ONLY_FOR_VECTORS", "this is only for a row or a column, not for a matrix"}};
  for (const auto& [word, meaning] : shouted) {
    if (words.find(word) != std::string::npos) return meaning;
  }
  static const std::regex option(" \\[-W[^\\]]*\\]$");
  return std::regex_replace(words, option, "");
}

std::string line_of(const fs::path& file, int number) {
  std::ifstream lines(file);
  std::string line;
  for (int i = 0; i < number && std::getline(lines, line); ++i) {
  }
  return lines ? line : "";
}

std::string with_caret(const fs::path& root, const Message& at, const std::string& words) {
  auto text = fmt::format("{}:{}: {}\n", at.file, at.line, words);
  const auto line = line_of(root / at.file, at.line);
  const auto begin = line.find_first_not_of(" \t");
  const auto column = static_cast<std::size_t>(std::max(at.column, 1)) - 1;
  if (begin == std::string::npos || column < begin || column > line.size()) return text;
  return text + fmt::format("  {}\n  {}^\n", line.substr(begin), std::string(column - begin, ' '));
}

}  // namespace

std::string error_in_words(const fs::path& root, const std::string& output) {
  const auto messages = messages_of(output);
  const Message* yours = nullptr;  // how the compiler came to the error
  for (std::size_t i = 0; i < messages.size(); ++i) {
    const auto& message = messages[i];
    if (message.kind != "error") {
      if (message.is_yours() && message.kind.empty()) yours = &message;
      continue;
    }
    if (message.is_yours()) return with_caret(root, message, plain(message.words));
    // Clang tells the way in notes that follow.
    for (auto j = i + 1; yours == nullptr && j < messages.size(); ++j) {
      if (messages[j].kind == "error") break;
      if (messages[j].is_yours()) yours = &messages[j];
    }
    return with_caret(root, yours == nullptr ? message : *yours, plain(message.words));
  }
  return "";
}

std::string warnings_in_words(const std::string& output) {
  std::set<std::string> seen;
  std::string text;
  for (const auto& message : messages_of(output)) {
    if (message.kind != "warning" || !message.is_yours()) continue;
    const auto line = fmt::format("{}:{}: {}\n", message.file, message.line, plain(message.words));
    if (seen.insert(line).second) text += line;
  }
  return text;
}

}  // namespace dl
