#pragma once

#include <filesystem>

#include "matrix.hpp"

namespace dl {

/// Reads a table of finite numbers, plain or gzip, one row a line, separated by commas, no header.
/// A byte order mark of UTF-8, which spreadsheets write, is passed over. Throws InputError with
/// line and column, both counted from 1, when a value is not a finite number or a row is shorter or
/// longer than the first.
Matrix read_csv(const std::filesystem::path& file);

}  // namespace dl
