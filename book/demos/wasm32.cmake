# Clang for WebAssembly, and the C++ library that Debian has for it (packages.txt). The newest that
# is there: clang-19 on Debian 12 and 13.
set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR wasm32)
find_program(clang NAMES clang++-21 clang++-20 clang++-19 NO_CMAKE_FIND_ROOT_PATH REQUIRED)
set(CMAKE_CXX_COMPILER ${clang})
set(CMAKE_CXX_COMPILER_TARGET wasm32-wasi)
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
set(CMAKE_EXECUTABLE_SUFFIX_CXX .wasm)
