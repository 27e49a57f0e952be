#pragma once

#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

#include <fmt/format.h>
#include <unistd.h>

#include "catch.hpp"
#include "common/matrix.hpp"

/// Names the usual mistake that a wrong result looks like; the words are printed only when a CHECK
/// after it, in the same block, fails.
#define LOOKS_LIKE(condition, mistake)                                                            \
  const ::dl::WordsOnFailure INTERNAL_CATCH_UNIQUE_NAME(looks_like)(static_cast<bool>(condition), \
                                                                    "this looks like: " mistake)

namespace dl {

/// Words that stand with every check that fails from here to the end of the block, if wanted.
class WordsOnFailure {
 public:
  WordsOnFailure(bool wanted, const char* words);
  ~WordsOnFailure();
  WordsOnFailure(const WordsOnFailure&) = delete;
  WordsOnFailure& operator=(const WordsOnFailure&) = delete;

 private:
  std::optional<Catch::ScopedMessage> message_;
};

/// A matrix of one row.
inline RowVector row(std::initializer_list<double> values) {
  RowVector result(static_cast<Index>(values.size()));
  Index i = 0;
  for (const double value : values) result(i++) = static_cast<real>(value);
  return result;
}

/// A matrix by rows.
inline Matrix rows(std::initializer_list<std::initializer_list<double>> values) {
  Matrix result(static_cast<Index>(values.size()), static_cast<Index>(values.begin()->size()));
  Index r = 0;
  for (const auto& line : values) result.row(r++) = row(line);
  return result;
}

/// Whether a matrix is near to another, and if not, where they differ first.
class Nearness {
 public:
  Nearness(const Matrix& is, const Matrix& expected, double tolerance);

  operator bool() const { return difference_.empty(); }  // NOLINT: stands for a bool
  const std::string& difference() const { return difference_; }

 private:
  std::string difference_;
};

/// What is not a number is near to nothing, not even to itself; an infinity only to itself.
inline Nearness near(const Matrix& is, const Matrix& expected, double tolerance = 1e-9) {
  return {is, expected, tolerance};
}

/// "[1, 2]" and the values below it.
std::string shape_and_values(const Matrix& m);

}  // namespace dl

template <>
struct Catch::StringMaker<dl::Nearness> {
  static std::string convert(const dl::Nearness& nearness) { return nearness.difference(); }
};

template <int Rows>
struct Catch::StringMaker<Eigen::Matrix<dl::real, Rows, Eigen::Dynamic, Eigen::RowMajor>> {
  static std::string convert(const dl::Matrix& m) { return dl::shape_and_values(m); }
};

namespace dl {

/// CHECK_THAT(matrix, EqualsMatrix(row({1, 2}))): same shape, entries within the tolerance.
class EqualsMatrix : public MatcherBase<Matrix> {
 public:
  explicit EqualsMatrix(Matrix expected, double tolerance = 1e-9)
      : expected_(std::move(expected)), tolerance_(tolerance) {}

  bool match(const Matrix& actual) const override {
    const auto nearness = near(actual, expected_, tolerance_);
    difference_ = nearness.difference();
    return nearness;
  }

  std::string describe() const override {
    return difference_.empty() ? "is " + shape_and_values(expected_) : difference_;
  }

 private:
  Matrix expected_;
  double tolerance_;
  mutable std::string difference_;  // describe() is not told of what
};

/// A folder of its own for a test, gone with it.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "dl-test-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make " + name);
    path_ = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline void write_text(const std::filesystem::path& file, const std::string& text) {
  if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path());
  std::ofstream out(file, std::ios::binary);
  out << text;
  REQUIRE(out.good());
}

inline std::string read_text(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  INFO(file);
  REQUIRE(in.good());
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace dl
