#include <nlohmann/json.hpp>

#include "common/csv.hpp"
#include "common/rng.hpp"
#include "readers.hpp"

namespace dl {
namespace {

bool has_control_character(const std::string& text) {
  return std::ranges::any_of(text, [](char c) { return (c >= 0 && c < ' ') || c == '\x7f'; });
}

TEST_CASE("printable text stays as it is, quotes and other alphabets too", "[common]") {
  const std::string words = "a 'b' \"c\" 100% {} é 한글 − 😀";
  CHECK(printable(words) == words);
}

TEST_CASE("what a terminal would obey, hide or not know becomes an escape", "[common]") {
  CHECK(printable("one\ntwo\r\t") == "one\\ntwo\\r\\t");
  CHECK(printable("\x1b[31mred") == "\\x1b[31mred");
  CHECK(printable(std::string("a\0b\x7f", 4)) == "a\\x00b\\x7f");
  CHECK(printable("caf\xe9 \xff") == "caf\\xe9 \\xff");
  CHECK(printable("\xef\xbb\xbf"
                  "1") == "\\ufeff1");  // a byte order mark
  CHECK(printable("\xe2\x80\xae"
                  "cba") == "\\u202ecba");        // written from right to left
  CHECK(printable("\xe2\x80\xa8") == "\\u2028");  // a line's end
  CHECK(printable("\xc2\x9b") == "\\x9b");        // a terminal's command
  CHECK(printable("\xed\xa0\x80 \xc0\x80") == "\\xed\\xa0\\x80 \\xc0\\x80");
  CHECK(printable("C:\\new") == "C:\\new");
}

TEST_CASE("whatever the bytes, printable text is one line of UTF-8", "[common]") {
  Rng rng(2);
  for (int round = 0; round < 3000; ++round) {
    std::string text(rng.index(12), ' ');
    // Every second round draws bytes that begin and go on in UTF-8.
    for (char& c : text)
      c = static_cast<char>(round % 2 == 0 ? rng.index(256) : 128 + rng.index(128));
    const auto line = printable(text);
    INFO(line);
    CHECK_FALSE(has_control_character(line));
    CHECK_NOTHROW(nlohmann::json(line).dump());
  }
}

TEST_CASE("an error about a file with a strange name is one line", "[common]") {
  const TemporaryFolder folder;
  const auto file = folder / "a\nb\x1b[1m\xe9.csv";
  write_text(file, "1\n");
  write_text(file, "x\n");
  try {
    read_csv(file);
    FAIL("nothing was thrown");
  } catch (const InputError& error) {
    CHECK(error.what() == folder.path().string() +
                              "/a\\nb\\x1b[1m\\xe9.csv: line 1, column 1: expected a finite "
                              "number, found 'x' (a table has no header)");
  }
  CHECK(std::string(UsageError("there is no lesson '\x1b\n'").what()) ==
        "there is no lesson '\\x1b\\n'");
}

}  // namespace
}  // namespace dl
