#include "testing.hpp"

#include <sstream>

namespace dl {
namespace {

std::string number(real value) { return Catch::StringMaker<real>::convert(value); }

std::string difference_of(const Matrix& is, const Matrix& expected, double tolerance) {
  const auto shape = fmt::format("[{}, {}]", expected.rows(), expected.cols());
  if (is.rows() != expected.rows() || is.cols() != expected.cols()) {
    return fmt::format("is to have the shape {}, and has [{}, {}]", shape, is.rows(), is.cols());
  }
  for (Index r = 0; r < is.rows(); ++r) {
    for (Index c = 0; c < is.cols(); ++c) {
      const real a = is(r, c);
      const real b = expected(r, c);
      if (a == b || std::abs(a - b) <= tolerance) continue;
      return fmt::format("is to be {} in row {}, column {} of [{}, {}], and is {}", number(b), r, c,
                         is.rows(), is.cols(), number(a));
    }
  }
  return "";
}

}  // namespace

WordsOnFailure::WordsOnFailure(bool wanted, const char* words) {
  if (!wanted) return;
  message_.emplace(Catch::MessageBuilder("INFO", CATCH_INTERNAL_LINEINFO, Catch::ResultWas::Info)
                   << words);
}

WordsOnFailure::~WordsOnFailure() = default;

Nearness::Nearness(const Matrix& is, const Matrix& expected, double tolerance)
    : difference_(difference_of(is, expected, tolerance)) {}

std::string shape_and_values(const Matrix& m) {
  std::ostringstream text;
  text << '[' << m.rows() << ", " << m.cols() << "]\n" << m;
  return text.str();
}

}  // namespace dl
