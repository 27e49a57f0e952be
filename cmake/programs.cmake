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

# The tests of a learner's exercise, its bodies before them: what is first is what the linker takes.
function(add_judge_program target bodies)
  add_program(${target} double ${ARGN})
  target_link_libraries(${target} PRIVATE test_main ${bodies} test_report quick_to_compile)
  target_precompile_headers(${target} REUSE_FROM judge_header)
endfunction()

# One header of a learner's, only compiled.
function(add_header_object target header)
  file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/judged/${target}.cpp CONTENT "#include \"${header}\"\n")
  add_library(${target} OBJECT EXCLUDE_FROM_ALL ${PROJECT_BINARY_DIR}/judged/${target}.cpp)
  target_link_libraries(${target} PRIVATE ${ARGN})
endfunction()
