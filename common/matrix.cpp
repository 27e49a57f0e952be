#include <array>
#include <stdexcept>
#include <string>

namespace dl {

// Declared in matrix.hpp, for what is built with DL_CHECK_SHAPES.
[[noreturn]] void throw_shape(const char* condition);

namespace {

/// What breaks a condition, by words that stand in it.
struct Broken {
  const char* in_condition;
  const char* words;
};

// The conditions of Eigen's assertions, the first that fits.
constexpr std::array<Broken, 10> broken{{
    {"aliasing detected", "a matrix is written while it is read: name the result anew"},
    {"invalid matrix product", "a product needs as many columns on its left as rows on its right"},
    {"Rhs.rows()", "two matrices that meet entry by entry have different shapes"},
    {"dstRows", "a result does not fit into where it is written"},
    {"allow to resize", "a result does not fit into where it is written"},
    {"row < rows()", "a row or column lies outside of a matrix"},
    {"index < size()", "a place lies outside of a row or a vector"},
    {"startRow", "a block lies outside of a matrix"},
    {"BlockRows", "a row or column lies outside of a matrix"},
    {"empty matrix", "a matrix without entries has no largest, smallest or mean"},
}};

}  // namespace

void throw_shape(const char* condition) {
  const std::string text(condition);
  for (const auto& [in_condition, words] : broken) {
    if (text.find(in_condition) == std::string::npos) continue;
    throw std::invalid_argument(std::string(words) + " (" + text + ")");
  }
  throw std::invalid_argument("a matrix is not as it must be here: " + text);
}

}  // namespace dl
