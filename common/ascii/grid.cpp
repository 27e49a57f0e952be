#include "common/ascii/grid.hpp"

#include <algorithm>
#include <cmath>

#include <sys/ioctl.h>
#include <unistd.h>

#include "common/ascii_plot.hpp"
#include "common/text.hpp"

namespace dl {
namespace {

std::string without_blanks_behind(const std::string& line) {
  return line.substr(0, line.find_last_not_of(' ') + 1);
}

std::size_t width_of(const std::vector<std::string>& lines) {
  std::size_t width = 0;
  for (const auto& line : lines) width = std::max(width, letters(line));
  return width;
}

}  // namespace

int terminal_width() {
  constexpr int unknown = 79;
  constexpr int widest = 160;  // wider than that nothing gets clearer
  winsize size{};
  if (isatty(STDOUT_FILENO) != 1 || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return unknown;
  // A line as wide as the terminal would make some of them begin another.
  return size.ws_col < 20 ? unknown : std::min(size.ws_col - 1, widest);
}

TextGrid::TextGrid(int columns, int rows)
    : columns_(columns),
      lines_(static_cast<std::size_t>(rows), std::string(static_cast<std::size_t>(columns), ' ')) {}

void TextGrid::set(int column, int row, char sign) {
  if (column < 0 || column >= columns_ || row < 0 || row >= rows()) return;
  lines_[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)] = sign;
}

bool TextGrid::is_blank(int column, int row) const {
  if (column < 0 || column >= columns_ || row < 0 || row >= rows()) return false;
  return lines_[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)] == ' ';
}

void TextGrid::write(int column, int row, const std::string& words) {
  for (const char c : words) set(column++, row, c);
}

std::string TextGrid::text() const {
  std::string text;
  for (const auto& line : lines_) text += without_blanks_behind(line) + "\n";
  return text;
}

int cell_of(double share, int cells) {
  return static_cast<int>(std::floor(std::clamp(share, 0.0, 1.0) * (cells - 1) + 0.5));
}

std::string cut(const std::string& words, std::size_t columns) {
  std::string result;
  for (const char c : words) {
    if ((c & 0xC0) != 0x80 && letters(result) == columns) break;
    result += c;
  }
  return result;
}

std::string side_by_side(const std::vector<std::string>& blocks, int width, int most) {
  constexpr std::size_t gap = 3;
  std::string text;
  std::size_t next = 0;
  while (next < blocks.size()) {
    std::vector<std::vector<std::string>> row;
    std::size_t used = 0;
    std::size_t height = 0;
    while (next < blocks.size() && row.size() < static_cast<std::size_t>(std::max(most, 1))) {
      auto lines = lines_of(blocks[next]);
      const auto more = width_of(lines) + (row.empty() ? 0 : gap);
      if (!row.empty() && used + more > static_cast<std::size_t>(width)) break;
      used += more;
      height = std::max(height, lines.size());
      row.push_back(std::move(lines));
      ++next;
    }
    for (std::size_t l = 0; l < height; ++l) {
      std::string line;
      for (const auto& block : row) {
        const auto piece = l < block.size() ? block[l] : "";
        const auto block_width = width_of(block);
        line += piece + std::string(block_width - letters(piece) + gap, ' ');
      }
      text += without_blanks_behind(line) + "\n";
    }
    if (next < blocks.size()) text += "\n";
  }
  return text;
}

std::string key_lines(const std::vector<std::string>& entries, int width) {
  std::string text;
  std::string line;
  for (const auto& entry : entries) {
    if (!line.empty() && letters(line) + 3 + letters(entry) > static_cast<std::size_t>(width)) {
      text += line + "\n";
      line.clear();
    }
    line += (line.empty() ? "" : "   ") + entry;
  }
  return line.empty() ? text : text + line + "\n";
}

}  // namespace dl
