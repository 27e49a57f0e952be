#include "numbers.hpp"

#include <algorithm>
#include <cctype>

namespace dl {
namespace {

bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }
/// Bytes of other alphabets count as letters.
bool is_letter(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_' || (c & 0x80) != 0;
}

/// Three digits behind a comma, and no fourth.
bool is_group(const std::string& line, std::size_t at) {
  return at + 3 < line.size() && line[at] == ',' && is_digit(line[at + 1]) &&
         is_digit(line[at + 2]) && is_digit(line[at + 3]) &&
         (at + 4 >= line.size() || !is_digit(line[at + 4]));
}

}  // namespace

int TextNumber::decimals() const {
  if (digits.find('e') != std::string::npos) return -1;
  const auto point = digits.find('.');
  return point == std::string::npos ? 0 : static_cast<int>(digits.size() - point - 1);
}

std::vector<TextNumber> numbers_of(const std::string& line) {
  std::vector<TextNumber> numbers;
  for (std::size_t at = 0; at < line.size();) {
    if (!is_digit(line[at])) {
      ++at;
      continue;
    }
    TextNumber number{.begin = at, .end = at, .digits = {}};
    const bool in_word = at > 0 && (is_letter(line[at - 1]) || line[at - 1] == '.');
    const auto take_digits = [&] {
      while (at < line.size() && is_digit(line[at])) number.digits += line[at++];
    };
    take_digits();
    while (is_group(line, at)) {
      number.commas = true;
      ++at;
      take_digits();
    }
    if (at + 1 < line.size() && line[at] == '.' && is_digit(line[at + 1])) {
      number.digits += line[at++];
      take_digits();
    }
    if (at + 1 < line.size() && line[at] == 'e' &&
        (is_digit(line[at + 1]) || (at + 2 < line.size() && is_digit(line[at + 2])))) {
      number.digits += line[at++];
      number.digits += line[at++];
      take_digits();
    }
    number.end = at;
    number.percent = at < line.size() && line[at] == '%';
    // 784-128-10, 28x28 and 07.1.2 are names; a minus belongs to a number at the head of a word.
    const bool tail = at < line.size() && (is_letter(line[at]) ||
                                           (line[at] == '-' && at + 1 < line.size() &&
                                            (is_digit(line[at + 1]) || is_letter(line[at + 1]))));
    const bool dashed = number.begin > 1 && line[number.begin - 1] == '-' &&
                        (is_digit(line[number.begin - 2]) || is_letter(line[number.begin - 2]));
    if (number.begin > 0 && line[number.begin - 1] == '-' && !dashed) {
      --number.begin;
      number.digits.insert(0, "-");
    }
    if (!in_word && !tail && !dashed) numbers.push_back(number);
  }
  return numbers;
}

std::string with_numbers_as(char sign, const std::string& line) {
  std::string marked;
  std::size_t at = 0;
  for (const auto& number : numbers_of(line)) {
    marked += line.substr(at, number.begin - at) + sign;
    at = number.end;
  }
  return marked + line.substr(at);
}

std::string skeleton(const std::string& line) {
  const auto marked = with_numbers_as('#', line);
  std::string result;
  for (const char c : marked) {
    // How wide a column is, depends on its numbers: so do the dashes under its name.
    const bool repeats = !result.empty() && result.back() == c && (c == ' ' || c == '-');
    if (!repeats) result += c;
  }
  return result;
}

std::string rounded(const std::string& digits, int decimals) {
  const auto point = digits.find('.');
  if (point == std::string::npos || digits.find('e') != std::string::npos) return digits;
  const auto keep = point + 1 + static_cast<std::size_t>(decimals);
  if (keep >= digits.size()) return digits;
  const bool up = digits[keep] >= '5';
  std::string result = digits.substr(0, decimals == 0 ? point : keep);
  for (auto digit = result.rbegin(); up; ++digit) {
    if (digit == result.rend() || *digit == '-') {
      result.insert(digit.base(), '1');
      break;
    }
    if (*digit == '.') continue;
    if (*digit != '9') {
      ++*digit;
      break;
    }
    *digit = '0';
  }
  return result;
}

std::string text_of(const std::vector<std::string>& lines) {
  std::string text;
  for (const auto& line : lines) text += line + '\n';
  return text;
}

}  // namespace dl
