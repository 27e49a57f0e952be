#include <cstdlib>
#include <optional>

#include "common/file.hpp"
#include "common/rng.hpp"
#include "readers.hpp"

namespace dl {
namespace {

namespace fs = std::filesystem;

/// A gzip file of "hello", cut after n bytes: a header of 10, deflated data of 7, the sum, the
/// length.
std::string zipped(std::size_t n = 25) {
  return bytes({0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0xcb, 0x48, 0xcd,
                0xc9, 0xc9, 0x07, 0x00, 0x86, 0xa6, 0x10, 0x36, 0x05, 0x00, 0x00, 0x00})
      .substr(0, n);
}

std::string zipped_with_changed(std::size_t at, int bits) {
  auto changed = zipped();
  changed[at] = static_cast<char>(changed[at] ^ bits);
  return changed;
}

std::string gzip_complaint(const std::string& text) {
  return complaint(text,
                   [](const auto& file) { read_some(*open_for_reading(file), file, 1 << 20); });
}

std::optional<std::string> unpacked(const fs::path& file) {
  try {
    return read_some(*open_for_reading(file), file, 1 << 24);
  } catch (const InputError&) {
    return {};
  }
}

void run(const std::string& command) {
  INFO(command);
  REQUIRE(std::system(command.c_str()) == 0);
}

/// What gzip(1) unpacks; nothing when it complains.
std::optional<std::string> gzip_unpacked(const fs::path& file) {
  const auto out = file.string() + ".out";
  const auto command = fmt::format("gzip -dc < '{}' > '{}' 2>/dev/null", file.string(), out);
  if (std::system(command.c_str()) != 0) return {};
  return read_text(out);
}

TEST_CASE("what gzip(1) packs is read as if it were plain", "[common]") {
  const TemporaryFolder folder;
  const auto file = folder / "file";
  Rng rng(1);
  for (const std::size_t size : {0, 1, 65536, 65537, 100000}) {
    const bool dense = size % 2 == 1;
    std::string text(size, ' ');
    for (char& c : text) c = static_cast<char>(rng.index(dense ? 256 : 3));
    write_text(file, text);
    run(fmt::format("gzip -{1} < '{0}' > '{0}.gz'", file.string(), dense ? 9 : 1));
    INFO(size << " bytes");
    const bool same = unpacked(file.string() + ".gz") == text;
    CHECK(same);
  }
}

TEST_CASE("a gzip file is taken or refused as gzip(1) does", "[common]") {
  std::vector<std::string> cases = {
      zipped() + zipped(),
      zipped() + std::string(1, '\0'),
      zipped() + zipped() + std::string(1024, '\0'),
      zipped() + std::string(3, '\0') + zipped(),
      zipped() + std::string(20000, '\0') + "x",
      zipped() + "x",
      zipped() + "\x1f",
      zipped() + "\x1f\x8b",
      zipped() + zipped(24),
      zipped() + zipped_with_changed(20, 1),
  };
  for (std::size_t n = 2; n <= zipped().size(); ++n) cases.push_back(zipped(n));
  for (std::size_t at = 2; at < zipped().size(); ++at) {
    cases.push_back(zipped_with_changed(at, at % 2 == 0 ? 0x01 : 0x80));
  }
  const TemporaryFolder folder;
  int taken = 0;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    write_text(folder / "file", cases[i]);
    const auto ours = unpacked(folder / "file");
    INFO("case " << i);
    CHECK(ours == gzip_unpacked(folder / "file"));
    if (ours) ++taken;
  }
  CHECK(taken > 8);
}

TEST_CASE("damaged gzip is refused with the place in the packed file", "[common]") {
  CHECK(gzip_complaint(zipped(2)) == "byte 2: the file ends here, inside its gzip data");
  CHECK(gzip_complaint(zipped(14)) == "byte 14: the file ends here, inside its gzip data");
  CHECK(gzip_complaint(zipped(24)) == "byte 24: the file ends here, inside its gzip data");
  CHECK(gzip_complaint(bytes({0x1f, 0x8b}) + "not gzip at all") ==
        "byte 4: damaged gzip data: unknown compression method");
  CHECK(gzip_complaint(zipped_with_changed(18, 1)) ==
        "byte 21: damaged gzip data: incorrect data check");
  CHECK(gzip_complaint(zipped_with_changed(22, 1)) ==
        "byte 25: damaged gzip data: incorrect length check");
  CHECK(gzip_complaint(zipped() + "x") ==
        "byte 25: the gzip data end before this byte, expected the end of the file");
  CHECK(gzip_complaint(zipped() + std::string(20000, '\0') + "x") ==
        "byte 20025: the gzip data end before this byte, expected the end of the file");
  CHECK(gzip_complaint(zipped() + zipped(7)) ==
        "byte 32: the file ends here, inside its gzip data");
}

TEST_CASE("a file that cannot be read to its end does not pass for a short one", "[common]") {
  const fs::path memory = "/proc/self/mem";  // nothing lies at address 0
  if (!fs::exists(memory)) return;
  CHECK_THROWS_WITH(read_some(*open_plain(memory), memory, 10),
                    "/proc/self/mem: cannot be read: Input/output error");
}

}  // namespace
}  // namespace dl
