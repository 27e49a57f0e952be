#include "blocks.hpp"

#include <algorithm>
#include <regex>
#include <utility>

namespace dl {
namespace {

using Lines = std::vector<std::string>;

bool is_fence(const std::string& line) { return line.find("```") != std::string::npos; }

bool begins_block(const std::string& line) {
  static const std::regex start("^ *([*|#<-]|[0-9]+\\.) ?.*");
  return std::regex_match(line, start);
}

/// A fenced block is output unless it says what language it is in, or is a command.
bool holds_output(const Lines& text, std::size_t fence) {
  static const std::regex command("^ *(\\./|cmake |ctest |python|for |git |#include).*");
  return text[fence].ends_with("```") && !std::regex_match(text.at(fence + 1), command);
}

std::set<std::string> lessons_named(const std::string& words) {
  static const std::regex name("([Ll]essons? |, |and |to |lessons/|\\bC|run )([01][0-9])(?![0-9])");
  std::set<std::string> lessons;
  for (auto found = std::sregex_iterator(words.begin(), words.end(), name);
       found != std::sregex_iterator(); ++found) {
    lessons.insert((*found)[2]);
  }
  return lessons;
}

}  // namespace

std::set<std::string> digits_in(const std::string& line) {
  std::set<std::string> digits;
  for (const auto& number : numbers_of(line)) digits.insert(number.digits);
  return digits;
}

std::vector<Block> blocks_of(const Lines& text, const std::string& lesson) {
  std::vector<Block> blocks;
  std::set<std::string> not_measured;
  bool sources = false;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at].starts_with("## ")) sources = text[at] == "## Where it comes from";
    if (text[at].starts_with("<!-- not measured:")) not_measured = digits_in(text[at]);
    if (sources || text[at].empty() || text[at][0] == '#' || text[at].starts_with("<!--")) {
      ++at;
      continue;
    }
    Block block{.first = at, .end = at + 1, .lessons = {}, .not_measured = {}};
    if (is_fence(text[at])) {
      ++block.first;
      block.is_output = holds_output(text, at);
      while (block.end < text.size() && !is_fence(text[block.end])) ++block.end;
      at = block.end + 1;
      if (!block.is_output) continue;
    } else {
      while (block.end < text.size() && !text[block.end].empty() && !is_fence(text[block.end]) &&
             !begins_block(text[block.end])) {
        ++block.end;
      }
      at = block.end;
      std::string words;
      for (std::size_t i = block.first; i < block.end; ++i) words += text[i] + ' ';
      block.lessons = lessons_named(words);
    }
    if (!lesson.empty()) block.lessons.insert(lesson);
    block.not_measured = std::exchange(not_measured, {});
    blocks.push_back(block);
  }
  return blocks;
}

std::string prose_of(const Lines& text, const Block& block) {
  static const std::vector<std::regex> no_prose = {
      std::regex("`[^`]*`"),
      std::regex("\\$\\$[^$]*\\$\\$|\\$[^$]*\\$"),
      std::regex("\\]\\([^)]*\\)"),
      std::regex(
          "\\b([Ee]quations?|[Ss]ections?|[Ff]igures?|[Tt]ables?|[Aa]lgorithms?|[Cc]hapters?|"
          "[Tt]heorems?|[Ee]xercises?|Eigen|Debian|Ubuntu|PyTorch|Python|version|pages?) [0-9.]+"
          "((,| and| to) [0-9][0-9.]*)*"),
      std::regex("\\b[0-9][0-9.,]*( (to|or|and) [0-9][0-9.,]*)? (s|ms|µs|(micro|milli)?seconds?|"
                 "minutes?|hours?)\\b"),
      std::regex("^\\| [0-9][0-9]\\.[0-9]+ \\||\\b0[0-9]\\.[0-9]+|\\bC[0-9][0-9]\\.[0-9]")};
  std::string prose;
  for (std::size_t i = block.first; i < block.end; ++i) prose += text[i] + '\n';
  for (const auto& pattern : no_prose) {
    std::smatch found;
    std::size_t from = 0;
    while (
        std::regex_search(prose.cbegin() + static_cast<long>(from), prose.cend(), found, pattern)) {
      from += static_cast<std::size_t>(found.position());
      const auto length = static_cast<std::size_t>(found.length());
      for (std::size_t i = from; i < from + length; ++i) {
        if (prose[i] != '\n') prose[i] = ' ';
      }
      from += length;
    }
  }
  return prose;
}

std::size_t line_at(const Block& block, const std::string& prose, std::size_t at) {
  return block.first + static_cast<std::size_t>(
                           std::count(prose.begin(), prose.begin() + static_cast<long>(at), '\n'));
}

bool looks_measured(const TextNumber& number) {
  return number.decimals() != 0 || number.commas || number.percent;
}

}  // namespace dl
