set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

# The packages of packages.txt.
find_package(Eigen3 REQUIRED NO_MODULE)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(Boost REQUIRED COMPONENTS program_options iostreams filesystem)
find_package(ZLIB REQUIRED)
find_package(Catch2 REQUIRED)
include(Catch)

add_compile_options(-Wall -Wextra -Wpedantic)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # False alarms in GCC's own AVX-512 header: https://gcc.gnu.org/bugzilla/show_bug.cgi?id=105593
  add_compile_options(-Wno-maybe-uninitialized -Wno-uninitialized)
  # And about a std::string made of a literal: https://gcc.gnu.org/bugzilla/show_bug.cgi?id=105651
  add_compile_options(-Wno-restrict)
  if(CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    add_compile_options(-Wno-array-bounds -Wno-stringop-overread)
  endif()
endif()
if(DL_WARNINGS_ARE_ERRORS OR "$ENV{CI}" STREQUAL "true")
  add_compile_options(-Werror)
endif()
# What a place in the code says, in a test's verdict or where a body is not written, is a path from
# the root, wherever the tree lies; ccache gives the compiler paths from the build folder.
file(RELATIVE_PATH root_from_build ${PROJECT_BINARY_DIR} ${PROJECT_SOURCE_DIR}/)
add_compile_options(-fmacro-prefix-map=${PROJECT_SOURCE_DIR}/= -fmacro-prefix-map=${root_from_build}=)
# The course's tests build copies of the tree: what is the same there is compiled once.
find_program(ccache ccache)
if(ccache)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${PROJECT_SOURCE_DIR}/cmake/ccache.sh)
endif()
# The default linker takes most of the time of a small rebuild.
find_program(mold mold)
if(mold)
  add_link_options(-fuse-ld=mold)
endif()
