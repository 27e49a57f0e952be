#pragma once

#include <string>
#include <vector>

namespace dl {

/// A rectangle of characters, all blank at first. What lies outside is not drawn.
class TextGrid {
 public:
  TextGrid(int columns, int rows);

  int columns() const { return columns_; }
  int rows() const { return static_cast<int>(lines_.size()); }
  void set(int column, int row, char sign);
  bool is_blank(int column, int row) const;
  /// Words from a column on.
  void write(int column, int row, const std::string& words);
  /// Row 0 is the top; each line ends with a new line, without blanks before it.
  std::string text() const;

 private:
  int columns_;
  std::vector<std::string> lines_;
};

/// The place of a share from 0 to 1 among so many cells.
int cell_of(double share, int cells);

/// The text with words of at most `columns` characters in place of more.
std::string cut(const std::string& words, std::size_t columns);

/// Blocks of lines beside each other, `most` in a row and no wider than that together.
std::string side_by_side(const std::vector<std::string>& blocks, int width, int most);

/// One entry of a key after the other, in lines no wider than that.
std::string key_lines(const std::vector<std::string>& entries, int width);

}  // namespace dl
