// Debian's C++ library for WebAssembly has no exceptions. What is thrown leaves for the page, which
// shows its text and makes a new instance; nothing in WebAssembly catches it.
#include <cstdlib>
#include <exception>
#include <typeinfo>

extern "C" {
__attribute__((import_module("page"), import_name("thrown"))) void page_thrown(const char* what);

void* __cxa_allocate_exception(std::size_t size) { return std::malloc(size); }

// The course throws what is a std::exception, which lies at the object's begin.
[[noreturn]] void __cxa_throw(void* thrown, std::type_info*, void (*)(void*)) {
  page_thrown(static_cast<std::exception*>(thrown)->what());
  __builtin_trap();
}
}
