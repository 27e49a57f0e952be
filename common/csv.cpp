#include "csv.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "error.hpp"
#include "file.hpp"

namespace dl {
namespace {

constexpr std::size_t largest = std::size_t{1} << 30;
constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

std::string place(std::size_t line, std::size_t column) {
  return fmt::format("line {}, column {}", line, column);
}

/// What may be wrong with a text that is no number, where it looks like one of the usual mistakes.
const char* likely_cause(std::string_view text, bool header) {
  const auto holds = [text](char c) { return text.find(c) != std::string_view::npos; };
  if (text.empty()) return " (no value)";
  if (holds('\0')) return " (a zero byte: plain text, not UTF-16)";
  if (holds('"') || holds('\'')) return " (a number has no quotes)";
  if (holds(';')) return " (commas between values, not semicolons; a point in numbers)";
  if (holds('\t')) return " (commas between values, not tabs; a point in numbers)";
  if (holds('\r')) return " (lines end with LF or CR LF, not with CR alone)";
  if (std::ranges::any_of(text, [](char c) { return (c & 0x80) != 0; })) return " (not ASCII)";
  if (holds(' ')) return " (a space)";
  if (text.starts_with('+')) return " (a number has no plus sign before it)";
  if (header) return " (a table has no header)";
  return "";
}

double finite_number(std::string_view text, const std::filesystem::path& file, std::size_t line,
                     std::size_t column) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool is_number = error != std::errc::invalid_argument && end == text.data() + text.size();
  if (!is_number || !std::isfinite(value) || error != std::errc() ||
      std::abs(value) > std::numeric_limits<real>::max()) {
    constexpr std::size_t shown = 20;  // characters, of at most 4 bytes each
    throw InputError(
        file, place(line, column),
        fmt::format("expected a finite number, found '{:.{}}'{}", text.substr(0, 4 * shown), shown,
                    is_number ? "" : likely_cause(text, line == 1)));
  }
  return value;
}

}  // namespace

Matrix read_csv(const std::filesystem::path& file) {
  const auto in = open_for_reading(file);
  const auto text = read_some(*in, file, largest + 1);
  if (text.size() > largest) {
    throw InputError(file, byte_place(*in, largest), "expected a table of at most 1 GiB");
  }
  std::vector<real> values;
  std::size_t columns = 0;
  std::size_t line = 0;
  for (std::size_t begin = text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
       begin < text.size();) {
    ++line;
    std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view row(text.data() + begin, end - begin);
    begin = end + 1;
    if (row.ends_with('\r')) row.remove_suffix(1);
    std::size_t column = 0;
    for (bool more = true; more;) {
      const auto comma = row.find(',');
      more = comma != std::string_view::npos;
      ++column;
      if (line > 1 && column > columns) break;
      values.push_back(static_cast<real>(finite_number(row.substr(0, comma), file, line, column)));
      if (more) row.remove_prefix(comma + 1);
    }
    if (line == 1) columns = column;
    if (column != columns) {
      throw InputError(file, place(line, column),
                       fmt::format("expected {} values as in line 1", columns));
    }
  }
  if (line == 0) throw InputError(file, "line 1", "the file is empty, expected numbers");
  return Eigen::Map<const Matrix>(values.data(), static_cast<Index>(line),
                                  static_cast<Index>(columns));
}

}  // namespace dl
