#include "text.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "printed.hpp"

namespace dl {
namespace {

using Lines = std::vector<std::string>;

/// The line of the block up to which it agrees with an output, for a complaint that helps.
std::size_t first_difference(const Lines& text, const Block& block, const Outputs& outputs) {
  std::size_t furthest = block.first;
  for (auto end = block.first + 1; end < block.end; ++end) {
    auto head = block;
    head.end = end;
    if (find_block(text, head, outputs).lines.empty()) break;
    furthest = end;
  }
  return furthest;
}

}  // namespace

std::vector<Complaint> complaints_of(const Lines& text, const std::string& lesson,
                                     const Outputs& outputs) {
  std::vector<Complaint> complaints;
  for (const auto& block : blocks_of(text, lesson)) {
    if (block.is_output) {
      if (!find_block(text, block, outputs).lines.empty()) continue;
      const auto line = first_difference(text, block, outputs);
      complaints.push_back({line + 1, fmt::format("not what the program prints: {}", text[line])});
      continue;
    }
    const auto printed = numbers_printed(outputs, block.lessons);
    const auto prose = prose_of(text, block);
    for (const auto& number : numbers_of(prose)) {
      const bool known = !looks_measured(number) || block.not_measured.contains(number.digits) ||
                         std::ranges::any_of(printed, [&](const std::string& digits) {
                           return is_same(number, digits);
                         });
      if (known) continue;
      complaints.push_back({line_at(block, prose, number.begin) + 1,
                            fmt::format("no program prints {}",
                                        prose.substr(number.begin, number.end - number.begin))});
    }
  }
  return complaints;
}

}  // namespace dl
