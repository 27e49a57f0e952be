#pragma once

#include <algorithm>
#include <map>

#include "tests/testing.hpp"

namespace dl {

/// One table that a program printed.
class PrintedTable {
 public:
  /// `lines` are the head of the table, its dashes and its rows.
  explicit PrintedTable(const std::vector<std::string>& lines) {
    const auto& dashes = lines[1];
    for (std::size_t begin = 0; begin < dashes.size();) {
      const auto end = std::min(dashes.find(' ', begin), dashes.size());
      for (std::size_t l = 0; l < lines.size(); ++l) {
        if (l != 1) add(lines[l], begin, end, l == 0);
      }
      begin = std::min(dashes.find('-', end), dashes.size());
    }
  }

  std::size_t rows() const { return columns_.begin()->second.size(); }

  /// The cells of a column, from the first row on.
  const std::vector<std::string>& words(const std::string& column) const {
    INFO("column: " << column);
    REQUIRE(columns_.count(column) == 1);
    return columns_.at(column);
  }

  /// A column's numbers: 0.84 and 84% are the same.
  std::vector<double> numbers(const std::string& column) const {
    std::vector<double> values;
    for (const auto& cell : words(column)) values.push_back(number_of(cell));
    return values;
  }

  /// The cell of the row that is called `name` in the table's first column.
  const std::string& word(const std::string& name, const std::string& column) const {
    const auto& names = words(first_column_);
    const auto row = std::ranges::find(names, name);
    INFO("row: " << name);
    REQUIRE(row != names.end());
    return words(column).at(static_cast<std::size_t>(row - names.begin()));
  }

  double number(const std::string& name, const std::string& column) const {
    return number_of(word(name, column));
  }

 private:
  void add(const std::string& line, std::size_t begin, std::size_t end, bool is_head) {
    auto cell = begin < line.size() ? line.substr(begin, end - begin) : "";
    cell.erase(0, std::min(cell.find_first_not_of(' '), cell.size()));
    cell.erase(cell.find_last_not_of(' ') + 1);
    if (!is_head) {
      columns_[column_].push_back(cell);
      return;
    }
    column_ = cell;
    if (first_column_.empty()) first_column_ = cell;
    INFO("two columns of one name: " << cell);
    REQUIRE(columns_.insert({cell, {}}).second);
  }

  static double number_of(const std::string& cell) {
    INFO("cell: " << cell);
    std::string digits;
    std::ranges::copy_if(cell, std::back_inserter(digits), [](char c) { return c != ','; });
    std::size_t used = 0;
    const double value = std::stod(digits, &used);
    if (digits.substr(used) == "%") return value / 100;
    REQUIRE(used == digits.size());
    return value;
  }

  std::map<std::string, std::vector<std::string>> columns_;
  std::string first_column_, column_;
};

/// What a lesson's program prints with the default options, as it is kept beside the lesson's text.
/// That the program still prints it is a test of its own.
class KeptOutput {
 public:
  /// `lesson` is the folder's name, such as "05_gradient_descent".
  explicit KeptOutput(const std::string& lesson) {
    std::istringstream text(
        read_text(std::filesystem::path(DL_SOURCE_DIR) / "lessons" / lesson / "output.txt"));
    for (std::string line; std::getline(text, line);) lines_.push_back(line);
  }

  /// The table below the line that begins with `caption`.
  PrintedTable table(const std::string& caption) const {
    auto line = find(caption);
    while (line + 1 != lines_.end() && !(line + 1)->starts_with("--")) ++line;
    REQUIRE(line + 1 != lines_.end());
    const auto end = std::find(line, lines_.end(), "");
    const auto plot =
        std::find_if(line, end, [](const std::string& row) { return row.starts_with("plot: "); });
    return PrintedTable({line, plot});
  }

  /// The title of a plot.
  std::string title(const std::string& plot) const {
    for (const auto& line : lines_) {
      const auto at = line.find("/" + plot + ".png: ");
      if (line.starts_with("plot: ") && at != std::string::npos)
        return line.substr(at + plot.size() + 7);
    }
    FAIL("no plot " << plot);
    return "";
  }

  /// The whole line that begins so.
  const std::string& line(const std::string& begin) const { return *find(begin); }

  /// The closing line.
  const std::string& learned() const { return line("Learned: "); }

 private:
  std::vector<std::string>::const_iterator find(const std::string& begin) const {
    const auto line = std::ranges::find_if(
        lines_, [&](const std::string& text) { return text.starts_with(begin); });
    INFO("expected a line that begins with: " << begin);
    REQUIRE(line != lines_.end());
    return line;
  }

  std::vector<std::string> lines_;
};

}  // namespace dl
