#pragma once

#include <set>
#include <string>
#include <vector>

#include "blocks.hpp"
#include "text.hpp"

namespace dl {

/// Whether a number of an output is this one of a text, which may have fewer decimals.
bool is_same(const TextNumber& in_text, const std::string& in_output);

/// The digits without their sign.
std::string unsigned_digits(const std::string& digits);

/// All numbers of the outputs of some lessons.
std::set<std::string> numbers_printed(const Outputs& outputs, const std::set<std::string>& lessons);

/// Lines of an output that are a block of a text: the number of each, none where the text has
/// "...".
using Match = std::vector<std::size_t>;
constexpr std::size_t skipped = static_cast<std::size_t>(-1);

/// Which output of which lesson has a block, and on which of its lines.
struct BlockPlace {
  std::string lesson;
  std::size_t output = 0;
  Match lines;
};

/// Where a block of output stands; no lines when nowhere.
BlockPlace find_block(const std::vector<std::string>& text, const Block& block,
                      const Outputs& outputs);

}  // namespace dl
