# Programs and tests. Every include names its room from the root of the repository; only a file's
# own folder, and the solution or exercise of its own lesson, go without.

# What programs are built with: speed.
function(add_program target real)
  add_executable(${target} ${ARGN})
  target_link_libraries(${target} PRIVATE common_${real})
endfunction()

# What tests are built with: double, Eigen's own checks, and a quick compile. One precompiled
# header serves them all, so that an edited exercise has its verdict in seconds.
function(add_test_program target)
  add_program(${target} double ${ARGN})
  target_link_libraries(${target} PRIVATE test_main test_report)
  target_precompile_headers(${target} REUSE_FROM test_header)
endfunction()

# A learner's exercise is judged by a program of three parts, and of an inline function that is in
# more than one the linker takes the first: what the learner wrote, the tests, and, only for what
# neither has, all functions of the reference (tools/judged_source.hpp).
function(add_judge_program target bodies reference)
  add_program(${target} double ${ARGN})
  target_link_libraries(${target} PRIVATE
    test_main ${bodies} test_report quick_to_compile ${reference})
  target_precompile_headers(${target} REUSE_FROM judge_header)
endfunction()

# Headers that are compiled alone, into an OBJECT or a STATIC library.
function(add_headers target kind)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "PRECOMPILED" "HEADERS;LINK")
  set(source ${PROJECT_BINARY_DIR}/judged/${target}.cpp)
  list(TRANSFORM arg_HEADERS REPLACE "(.+)" "#include \"\\1\"\n" OUTPUT_VARIABLE includes)
  list(JOIN includes "" includes)
  file(CONFIGURE OUTPUT ${source} CONTENT "${includes}")
  add_library(${target} ${kind} EXCLUDE_FROM_ALL ${source})
  target_link_libraries(${target} PRIVATE ${arg_LINK})
  target_precompile_headers(${target} REUSE_FROM ${arg_PRECOMPILED})
endfunction()

# The headers of a lesson's solution in build/mirror/declared and build/mirror/defined.
function(mirror_headers name)
  file(GLOB headers CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/solutions/${name}/*.hpp)
  foreach(header ${headers})
    cmake_path(GET header FILENAME file)
    set(declared ${PROJECT_BINARY_DIR}/mirror/declared/solutions/${name}/${file})
    set(defined ${PROJECT_BINARY_DIR}/mirror/defined/solutions/${name}/${file})
    add_custom_command(OUTPUT ${declared} ${defined}
      COMMAND mirror_headers ${header} ${declared} ${defined}
      DEPENDS mirror_headers ${header} VERBATIM)
    list(APPEND mirrored ${declared} ${defined})
  endforeach()
  add_custom_target(mirror_${name} DEPENDS ${mirrored})
  add_dependencies(mirror mirror_${name})
endfunction()
add_custom_target(mirror)
