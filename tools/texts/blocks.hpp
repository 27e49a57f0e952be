#pragma once

#include <set>
#include <string>
#include <vector>

#include "numbers.hpp"

namespace dl {

/// A piece of a text that is held against the outputs of the same lessons.
struct Block {
  std::size_t first = 0;  ///< its lines, [first, end)
  std::size_t end = 0;
  bool is_output = false;
  std::set<std::string> lessons;
  std::set<std::string> not_measured;
};

/// The pieces of a text: paragraphs, rows of tables, points of lists, blocks of output.
std::vector<Block> blocks_of(const std::vector<std::string>& text, const std::string& lesson);

/// The block as one line, with spaces in place of what is no measured number. Places stay.
std::string prose_of(const std::vector<std::string>& text, const Block& block);

/// The line of the text, from 0, in which a place of the block's prose lies.
std::size_t line_at(const Block& block, const std::string& prose, std::size_t at);

/// Whether a number looks like a result: with decimals, a comma or a percent sign.
bool looks_measured(const TextNumber& number);

std::set<std::string> digits_in(const std::string& line);

}  // namespace dl
