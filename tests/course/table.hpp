#pragma once

#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "tests/testing.hpp"

namespace dl {

/// Counts by exercise, for a person: printed as they come, and kept in the build folder, as
/// measures/03_mutants.txt, from where CI prints them all.
class Table {
 public:
  Table(const std::string& name, const std::vector<std::string>& columns)
      : file_(std::filesystem::path(DL_BUILD_DIR) / "measures" / (name + ".txt")) {
    std::string line = fmt::format("{:24}", "");
    for (const auto& column : columns) line += fmt::format(" {:>8}", column);
    add(line);
  }

  void row(const std::string& name, const std::vector<int>& counts) {
    std::string line = fmt::format("{:24}", name);
    for (const int count : counts) line += fmt::format(" {:8}", count);
    add(line);
  }

  /// What a row does not say.
  void add(const std::string& line) {
    fmt::print("{}\n", line);
    std::fflush(stdout);
    text_ += line + "\n";
    write_text(file_, text_);
  }

 private:
  std::filesystem::path file_;
  std::string text_;
};

}  // namespace dl
