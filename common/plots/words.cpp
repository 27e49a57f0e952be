#include "common/plots/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <sstream>

#include <fmt/format.h>

#include "common/text.hpp"

namespace dl {
namespace {

/// Of the characters from ' ' to '~', in hundredths of the size.
constexpr std::array widths = {
    32, 40, 46, 84, 64, 95, 78, 27, 39,  39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64,
    64, 64, 34, 34, 84, 84, 84, 53, 100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75, 79,
    60, 79, 69, 63, 61, 73, 68, 99, 69,  61, 69, 39, 34, 39, 84, 50, 50, 61, 63, 55, 63, 62, 35, 63,
    63, 28, 28, 58, 28, 97, 63, 61, 63,  63, 41, 52, 39, 63, 59, 82, 59, 59, 52, 64, 34, 64, 84};
constexpr int other_width = 60;

std::vector<std::string> in_lines(const std::string& words,
                                  const std::function<bool(const std::string&)>& fits) {
  std::vector<std::string> lines(1);
  std::istringstream stream(words);
  for (std::string word; stream >> word;) {
    std::string& line = lines.back();
    const auto longer = line.empty() ? word : line + " " + word;
    if (line.empty() || fits(longer)) {
      line = longer;
    } else {
      lines.push_back(word);
    }
  }
  return lines;
}

}  // namespace

double text_width(const std::string& words, double size) {
  int hundredths = 0;
  for (const char c : words) {
    if (c >= ' ' && c <= '~') {
      hundredths += widths[static_cast<std::size_t>(c - ' ')];
    } else if ((c & 0xC0) != 0x80) {
      hundredths += other_width;
    }
  }
  return hundredths * size / 100;
}

std::vector<std::string> wrapped(const std::string& words, double width, double size) {
  return in_lines(words, [=](const std::string& line) { return text_width(line, size) <= width; });
}

std::vector<std::string> wrapped(const std::string& words, std::size_t columns) {
  return in_lines(words, [=](const std::string& line) { return letters(line) <= columns; });
}

std::string power_of_ten(int exponent) {
  constexpr std::array<const char*, 10> raised = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  if (exponent == 0) return "1";
  if (exponent == 1) return "10";
  std::string text = "10";
  if (exponent < 0) text += "⁻";
  for (const char digit : std::to_string(std::abs(exponent))) {
    text += raised[static_cast<std::size_t>(digit - '0')];
  }
  return text;
}

std::string fixed(double value, int decimals) {
  auto text = fmt::format("{:.{}f}", value, std::max(decimals, 0));
  if (text.find_first_not_of("-0.") == std::string::npos) return "0";
  const auto point = std::min(text.find('.'), text.size());
  const std::size_t digits = point - (value < 0 ? 1 : 0);
  if (digits < 5) return text;
  for (std::size_t behind = 3; behind < digits; behind += 3) text.insert(point - behind, 1, ',');
  return text;
}

std::string tidy(double value) {
  const double size = std::abs(value);
  if (value == 0 || !std::isfinite(value)) return fmt::format("{:g}", value);
  if (size >= 1e-4 && size < 1e6) {
    const auto text = fmt::format("{:.6g}", value);
    return size >= 10000 && text.find('.') == std::string::npos ? fixed(value, 0) : text;
  }
  int exponent = static_cast<int>(std::floor(std::log10(size)));
  const auto digits = fmt::format("{:.3g}", value / std::pow(10, exponent));
  if (digits == "10") return power_of_ten(exponent + 1);
  return digits == "1" ? power_of_ten(exponent) : digits + "·" + power_of_ten(exponent);
}

int decimals_for(const std::vector<double>& values) {
  double largest = 0;
  int needed = 0;
  for (const double value : values) {
    if (!std::isfinite(value)) continue;
    largest = std::max(largest, std::abs(value));
    const auto text = fmt::format("{:.6f}", std::abs(value));
    const auto last = text.find_last_not_of('0');
    needed = std::max(needed, static_cast<int>(last) - static_cast<int>(text.find('.')));
  }
  if (largest == 0) return 0;
  return std::min(needed, std::clamp(2 - static_cast<int>(std::floor(std::log10(largest))), 0, 6));
}

}  // namespace dl
