#include "table.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace dl {

std::string Table::text() const {
  std::vector<std::size_t> widths;
  for (std::size_t c = 0; c < header.size(); ++c) {
    widths.push_back(header[c].size());
    for (const auto& row : rows) {
      if (c < row.size()) widths[c] = std::max(widths[c], row[c].size());
    }
  }
  std::string text;
  const auto add = [&](const std::vector<std::string>& cells) {
    std::string line = fmt::format("{:<{}}", cells[0], widths[0]);
    for (std::size_t c = 1; c < cells.size(); ++c) {
      line += fmt::format("  {:>{}}", cells[c], widths[c]);
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
