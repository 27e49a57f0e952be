#include "common/csv.hpp"

#include "readers.hpp"

namespace dl {
namespace {

std::string csv_complaint(const std::string& text) {
  return complaint(text, [](const auto& file) { read_csv(file); });
}

TEST_CASE("a CSV file becomes a matrix", "[common]") {
  const TemporaryFolder folder;
  write_text(folder / "table.csv", "1,2.5\r\n-3,4e-2\n");
  CHECK_THAT(read_csv(folder / "table.csv"), EqualsMatrix(rows({{1, 2.5}, {-3, 0.04}})));
}

TEST_CASE("a damaged CSV file is refused with line and column", "[common]") {
  CHECK(csv_complaint("") == "line 1: the file is empty, expected numbers");
  CHECK(csv_complaint("1,2\n3,nan\n") == "line 2, column 2: expected a finite number, found 'nan'");
  CHECK(csv_complaint("inf\n") == "line 1, column 1: expected a finite number, found 'inf'");
  CHECK(csv_complaint("1e999\n") == "line 1, column 1: expected a finite number, found '1e999'");
  CHECK(csv_complaint("1,2\n3,x\n") == "line 2, column 2: expected a finite number, found 'x'");
  CHECK(csv_complaint("1,\n") == "line 1, column 2: expected a finite number, found '' (no value)");
  CHECK(csv_complaint("1,2\n3\n") == "line 2, column 1: expected 2 values as in line 1");
  CHECK(csv_complaint("1,2\n3,4,5\n") == "line 2, column 3: expected 2 values as in line 1");
  CHECK(csv_complaint("1\n\n2\n") ==
        "line 2, column 1: expected a finite number, found '' (no value)");
  CHECK(csv_complaint("1 \n") ==
        "line 1, column 1: expected a finite number, found '1 ' (a space)");
}

TEST_CASE("a CSV file's usual mistakes are named", "[common]") {
  CHECK(csv_complaint("1;2\n") ==
        "line 1, column 1: expected a finite number, found '1;2' (commas between values, not "
        "semicolons; a point in numbers)");
  CHECK(csv_complaint("1,5;2,5\n") ==
        "line 1, column 2: expected a finite number, found '5;2' (commas between values, not "
        "semicolons; a point in numbers)");
  CHECK(
      csv_complaint("1,2\n3\t4\n") ==
      "line 2, column 1: expected a finite number, found '3\\t4' (commas between values, not tabs; "
      "a point in numbers)");
  CHECK(csv_complaint("1,2,5\n3,4\n") == "line 2, column 2: expected 3 values as in line 1");
  CHECK(csv_complaint("1,\"2\"\n") ==
        "line 1, column 2: expected a finite number, found '\"2\"' (a number has no quotes)");
  CHECK(csv_complaint("'1'\n") ==
        "line 1, column 1: expected a finite number, found ''1'' (a number has no quotes)");
  CHECK(
      csv_complaint("1,2\r3,4\r") ==
      "line 1, column 2: expected a finite number, found '2\\r3' (lines end with LF or CR LF, not "
      "with CR alone)");
  CHECK(csv_complaint(std::string("1,2\n3,\0004\n", 9)) ==
        "line 2, column 2: expected a finite number, found '\\x004' (a zero byte: plain text, not "
        "UTF-16)");
  CHECK(csv_complaint(bytes({0xff, 0xfe, '1', 0, ',', 0})) ==
        "line 1, column 1: expected a finite number, found '\\xff\\xfe1\\x00' (a zero byte: plain "
        "text, not UTF-16)");
  CHECK(csv_complaint("\xe2\x88\x92"
                      "1\n") ==
        "line 1, column 1: expected a finite number, found '\xe2\x88\x92"
        "1' (not ASCII)");
  CHECK(csv_complaint("1\n2\xc2\xa0\n") ==
        "line 2, column 1: expected a finite number, found '2\\xa0' (not ASCII)");
  CHECK(csv_complaint("caf\xe9\n") ==
        "line 1, column 1: expected a finite number, found 'caf\\xe9' (not ASCII)");
  CHECK(csv_complaint("height,width\n1,2\n") ==
        "line 1, column 1: expected a finite number, found 'height' (a table has no header)");
  CHECK(csv_complaint("1,+2\n") ==
        "line 1, column 2: expected a finite number, found '+2' (a number has no plus sign before "
        "it)");
}

TEST_CASE("a CSV file's byte order mark is passed over", "[common]") {
  const TemporaryFolder folder;
  write_text(folder / "table.csv",
             "\xef\xbb\xbf"
             "1,2\n");
  CHECK_THAT(read_csv(folder / "table.csv"), EqualsMatrix(row({1, 2})));
  CHECK(csv_complaint("\xef\xbb\xbf") == "line 1: the file is empty, expected numbers");
  CHECK(csv_complaint("\xef\xbb\xbf\xef\xbb\xbf"
                      "1\n") ==
        "line 1, column 1: expected a finite number, found '\\ufeff1' (not ASCII)");
}

TEST_CASE("a message shows little of a long value", "[common]") {
  const std::string most = "line 1, column 1: expected a finite number, found '";
  std::string long_word(100000, '7');
  long_word.back() = 'x';
  CHECK(csv_complaint(long_word) == most + std::string(20, '7') + "' (a table has no header)");
  CHECK(csv_complaint(std::string(100000, '\x80')).size() < 500);
}

TEST_CASE("line and column of a wrong value are right wherever it stands", "[common]") {
  for (const std::string line_end : {"\n", "\r\n"}) {
    for (int wrong_line = 1; wrong_line <= 5; ++wrong_line) {
      for (int wrong_column = 1; wrong_column <= 4; ++wrong_column) {
        std::string text;
        for (int line = 1; line <= 5; ++line) {
          for (int column = 1; column <= 4; ++column) {
            const bool wrong = line == wrong_line && column == wrong_column;
            text += (wrong ? "1e999" : "7") + (column < 4 ? "," : line_end);
          }
        }
        CHECK(csv_complaint(text) ==
              fmt::format("line {}, column {}: expected a finite number, found '1e999'", wrong_line,
                          wrong_column));
      }
    }
  }
}

}  // namespace
}  // namespace dl
