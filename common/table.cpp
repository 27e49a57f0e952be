#include "table.hpp"

#include <algorithm>

#include "text.hpp"

namespace dl {
namespace {

/// Whether every cell of a column that is filled begins like a number.
bool is_numbers(const std::vector<std::vector<std::string>>& rows, std::size_t column) {
  return std::ranges::all_of(rows, [column](const std::vector<std::string>& row) {
    return column >= row.size() || row[column].empty() ||
           std::string("+-.0123456789").find(row[column][0]) != std::string::npos;
  });
}

}  // namespace

std::string number(double value, int digits) { return fmt::format("{:.{}f}", value, digits); }

std::string percent(double share, int digits) { return number(100 * share, digits) + "%"; }

std::string significant(double value, int digits) { return fmt::format("{:.{}g}", value, digits); }

std::string scientific(double value, int digits) { return fmt::format("{:.{}e}", value, digits); }

std::string Table::text() const {
  std::vector<std::size_t> widths;
  std::vector<char> sides;
  for (std::size_t c = 0; c < header.size(); ++c) {
    widths.push_back(letters(header[c]));
    for (const auto& row : rows) {
      if (c < row.size()) widths[c] = std::max(widths[c], letters(row[c]));
    }
    sides.push_back(c > 0 && is_numbers(rows, c) ? '>' : '<');
  }
  std::string text;
  const auto add = [&](const std::vector<std::string>& cells) {
    std::string line;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      line += sides[c] == '<' ? fmt::format("{:<{}}  ", cells[c], widths[c])
                              : fmt::format("{:>{}}  ", cells[c], widths[c]);
    }
    text += line.substr(0, line.find_last_not_of(' ') + 1) + '\n';
  };
  add(header);
  std::vector<std::string> rule;
  for (const auto width : widths) rule.emplace_back(width, '-');
  add(rule);
  for (const auto& row : rows) add(row);
  return text;
}

void Table::print() const { fmt::print("{}", text()); }

}  // namespace dl
