#pragma once

#include <string>
#include <vector>

namespace dl {

/// A table of text, aligned: words to the left, columns of numbers to the right.
/// Rows may be shorter than the header.
struct Table {
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;

  explicit Table(std::vector<std::string> names) : header(std::move(names)) {}

  void row(std::vector<std::string> cells) { rows.push_back(std::move(cells)); }

  /// Ends with a new line.
  std::string text() const;
  void print() const;
};

}  // namespace dl
