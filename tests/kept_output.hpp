#pragma once

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>

#include "tests/testing.hpp"
#include "tools/texts/numbers.hpp"

namespace dl {

inline bool says(const std::string& text, const std::string& words) {
  UNSCOPED_INFO("\"" << words << "\" in: " << text);
  return text.find(words) != std::string::npos;
}

/// The numbers of a line, in their order.
inline std::vector<double> numbers_in(const std::string& line) {
  std::vector<double> numbers;
  for (const auto& number : numbers_of(line)) numbers.push_back(std::stod(number.digits));
  return numbers;
}

/// What programs print of several runs: "0.47 to 1"; one number is both ends.
struct PrintedRange {
  double low = 0;
  double high = 0;

  explicit PrintedRange(const std::string& text) {
    INFO("text: " << text);
    const int found = std::sscanf(text.c_str(), "%lf to %lf", &low, &high);
    REQUIRE(found >= 1);
    if (found == 1) high = low;
  }
};

/// "0.654 (0.635 to 0.669)"
struct PrintedSpread {
  double mean = 0;
  double low = 0;
  double high = 0;

  explicit PrintedSpread(const std::string& text) {
    INFO("text: " << text);
    REQUIRE(std::sscanf(text.c_str(), "%lf (%lf to %lf)", &mean, &low, &high) == 3);
  }
};

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

  std::size_t rows() const { return columns_.at(names_.front()).size(); }

  /// The cells of a column, from the first row on.
  const std::vector<std::string>& words(const std::string& column) const {
    INFO("column: " << column);
    REQUIRE(columns_.count(column) == 1);
    REQUIRE(std::ranges::count(names_, column) == 1);
    return columns_.at(column);
  }

  /// A column's numbers: 0.84 and 84% are the same.
  std::vector<double> numbers(const std::string& column) const {
    std::vector<double> values;
    for (const auto& cell : words(column)) values.push_back(number_of(cell));
    return values;
  }

  /// The cell of the first row whose first cells are these names.
  const std::string& word(const std::vector<std::string>& names, const std::string& column) const {
    for (std::size_t row = 0; row < rows(); ++row) {
      bool is_it = true;
      for (std::size_t c = 0; c < names.size(); ++c) {
        is_it = is_it && words(names_.at(c))[row] == names[c];
      }
      if (is_it) return words(column)[row];
    }
    FAIL("no row " << Catch::StringMaker<std::vector<std::string>>::convert(names));
    throw std::logic_error("not reached");
  }

  const std::string& word(const std::string& name, const std::string& column) const {
    return word(std::vector<std::string>{name}, column);
  }

  double number(const std::vector<std::string>& names, const std::string& column) const {
    return number_of(word(names, column));
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
      columns_[names_.back()].push_back(cell);
      return;
    }
    names_.push_back(cell);
  }

  static double number_of(const std::string& cell) {
    INFO("cell: " << cell);
    std::string digits;
    std::ranges::copy_if(cell, std::back_inserter(digits), [](char c) { return c != ','; });
    std::size_t used = 0;
    const double value = std::stod(digits, &used);
    REQUIRE(std::isfinite(value));
    if (digits.substr(used) == "%") return value / 100;
    REQUIRE(used == digits.size());
    return value;
  }

  std::map<std::string, std::vector<std::string>> columns_;
  std::vector<std::string> names_;
};

/// What a lesson's program prints with the default options, as it is kept beside the lesson's text.
/// That the program still prints it is a test of its own.
class KeptOutput {
 public:
  /// `lesson` is the folder's name, such as "05_gradient_descent".
  explicit KeptOutput(const std::string& lesson) {
    lines_ = lines_of(
        read_text(std::filesystem::path(DL_SOURCE_DIR) / "lessons" / lesson / "output.txt"));
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
