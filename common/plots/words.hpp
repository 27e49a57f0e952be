#pragma once

#include <string>
#include <vector>

namespace dl {

/// The width of words in DejaVu Sans of a size, in the same pixels; other fonts come near.
double text_width(const std::string& words, double size);

/// The words in lines that are no wider than that, if no single word is.
std::vector<std::string> wrapped(const std::string& words, double width, double size);

/// The same, in characters of a text terminal.
std::vector<std::string> wrapped(const std::string& words, std::size_t columns);

/// "10,000", "0.05", "2·10⁻⁵": as few digits as it takes.
std::string tidy(double value);

/// "10⁻⁴"
std::string power_of_ten(int exponent);

/// With so many digits behind the point, and "0" for zero; large numbers have commas.
std::string fixed(double value, int decimals);

/// How many digits behind the point all values need, to show three digits of the largest.
int decimals_for(const std::vector<double>& values);

}  // namespace dl
