#include <stdexcept>

namespace dl {

// Declared in matrix.hpp, for what is built with DL_CHECK_SHAPES.
[[noreturn]] void throw_shape(const char* expected);

void throw_shape(const char* expected) { throw std::invalid_argument(expected); }

}  // namespace dl
