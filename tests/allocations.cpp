#include "allocations.hpp"

#include <cstddef>

namespace {

long count = 0;

}  // namespace

namespace dl {

long allocations() { return count; }

}  // namespace dl

// The names that the linker gives with --wrap, for malloc, realloc and operator new.
// NOLINTBEGIN(bugprone-reserved-identifier)
extern "C" {

void* __real_malloc(std::size_t size);
void* __real_realloc(void* memory, std::size_t size);
void* __real__Znwm(std::size_t size);

void* __wrap_malloc(std::size_t size) {
  ++count;
  return __real_malloc(size);
}

void* __wrap_realloc(void* memory, std::size_t size) {
  ++count;
  return __real_realloc(memory, size);
}

void* __wrap__Znwm(std::size_t size) {
  ++count;
  return __real__Znwm(size);
}
}
// NOLINTEND(bugprone-reserved-identifier)
