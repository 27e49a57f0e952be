#include "csv.hpp"

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

std::string place(std::size_t line, std::size_t column) {
  return fmt::format("line {}, column {}", line, column);
}

double finite_number(std::string_view text, const std::filesystem::path& file, std::size_t line,
                     std::size_t column) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value) ||
      std::abs(value) > std::numeric_limits<real>::max()) {
    throw InputError(file, place(line, column),
                     fmt::format("expected a finite number, found '{:.20}'", text));
  }
  return value;
}

}  // namespace

Matrix read_csv(const std::filesystem::path& file) {
  const auto in = open_for_reading(file);
  const auto text = read_some(*in, file, largest + 1);
  if (text.size() > largest) {
    throw InputError(file, fmt::format("byte {}", largest), "expected a table of at most 1 GiB");
  }
  std::vector<real> values;
  std::size_t columns = 0;
  std::size_t line = 0;
  for (std::size_t begin = 0; begin < text.size();) {
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
