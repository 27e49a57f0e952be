#pragma once

#include <concepts>
#include <initializer_list>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace dl {

/// "0.8470": so many digits behind the point.
std::string number(double value, int digits = 4);

/// "84.7%" for 0.847.
std::string percent(double share, int digits = 1);

/// "0.0086": so many digits that count, in powers of ten where that is shorter.
std::string significant(double value, int digits = 3);

/// "8.6e-03": the first digit, so many behind it, and the power of ten.
std::string scientific(double value, int digits = 1);

/// What stands in a place of a table: words, a whole number, or another one as short as it goes,
/// "0.05".
struct Cell {
  std::string text;

  Cell(std::string words) : text(std::move(words)) {}  // NOLINT: so that a row can mix them
  Cell(const char* words) : text(words) {}             // NOLINT
  Cell(std::integral auto whole) : text(std::to_string(whole)) {}             // NOLINT
  Cell(std::floating_point auto value) : text(fmt::format("{:g}", value)) {}  // NOLINT
};

/// A table of text, aligned: words to the left, columns of numbers to the right.
/// Rows may be shorter than the header.
struct Table {
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;

  explicit Table(std::vector<std::string> names) : header(std::move(names)) {}

  /// One more column, without a row yet.
  void column(std::string name) { header.push_back(std::move(name)); }

  void row(std::initializer_list<Cell> cells) {
    rows.emplace_back();
    for (const Cell& cell : cells) add(cell);
  }

  void row(std::vector<std::string> cells) { rows.push_back(std::move(cells)); }

  /// One more cell in the last row.
  void add(const Cell& cell) { rows.back().push_back(cell.text); }

  /// Ends with a new line.
  std::string text() const;
  void print() const;
};

}  // namespace dl
