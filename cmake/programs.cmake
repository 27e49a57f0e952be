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

# The tests of a learner's exercise.
function(add_judge_program target)
  add_program(${target} double ${ARGN})
  target_link_libraries(${target} PRIVATE test_main test_report)
  target_compile_options(${target} PRIVATE -O0 -fno-inline)
  target_precompile_headers(${target} REUSE_FROM judge_header)
endfunction()
