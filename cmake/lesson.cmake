# What programs are built with: speed.
function(add_program target real)
  add_executable(${target} ${ARGN})
  target_link_libraries(${target} PRIVATE common_${real})
endfunction()

# What tests are built with: double, Eigen's own checks, and a quick compile. One precompiled
# header serves them all, so that an edited exercise has its verdict in seconds.
function(add_test_program target)
  add_program(${target} double ${ARGN})
  target_link_libraries(${target} PRIVATE test_main)
  target_precompile_headers(${target} REUSE_FROM test_header)
endfunction()

# add_lesson(07_backpropagation NEEDS 04_mlp 05_gradient_descent)
#
# solution_07, exercise_07   the headers of one or the other, and the lessons it needs
# lesson_07, my_lesson_07    the program on the reference, on the learner's exercise
# test_07, my_test_07        the tests on the reference, on the learner's exercise
#
# What is the learner's is not in `all`: a half-written exercise breaks nothing else.
function(add_lesson name)
  cmake_parse_arguments(lesson "" "" "NEEDS" ${ARGN})
  string(SUBSTRING ${name} 0 2 number)

  foreach(kind solution exercise)
    add_library(${kind}_${number} INTERFACE)
    target_include_directories(${kind}_${number} INTERFACE ${PROJECT_SOURCE_DIR}/${kind}s/${name})
    foreach(need ${lesson_NEEDS})
      string(SUBSTRING ${need} 0 2 needed)
      target_link_libraries(${kind}_${number} INTERFACE solution_${needed})
    endforeach()
  endforeach()

  set(program ${PROJECT_SOURCE_DIR}/lessons/${name}/main.cpp)
  set(tests ${PROJECT_SOURCE_DIR}/tests/lessons/${name}_test.cpp)
  add_program(lesson_${number} float ${program})
  add_program(my_lesson_${number} float EXCLUDE_FROM_ALL ${program})
  add_test_program(test_${number} ${tests})
  add_test_program(my_test_${number} EXCLUDE_FROM_ALL ${tests})
  foreach(target lesson_${number} test_${number})
    target_link_libraries(${target} PRIVATE solution_${number})
    target_link_libraries(my_${target} PRIVATE exercise_${number})
    # What is given but not used yet is no mistake of the learner's; a forgotten return is one.
    target_compile_options(my_${target} PRIVATE -Werror=return-type -Wno-unused-parameter -Wno-unused-variable
      -Wno-unused-but-set-variable $<$<CXX_COMPILER_ID:Clang>:-Wno-unused-private-field>)
  endforeach()
  foreach(target lesson_${number} my_lesson_${number})
    target_compile_definitions(${target} PRIVATE DL_LESSON="${name}")
  endforeach()
  target_compile_definitions(lesson_${number} PRIVATE DL_MINE=false)
  target_compile_definitions(my_lesson_${number} PRIVATE DL_MINE=true DL_CHECK_SHAPES)

  catch_discover_tests(test_${number} TEST_PREFIX "${number}/" PROPERTIES LABELS lesson_${number})
  set(same_seed "${number}/the same seed gives the same output, byte for byte")
  add_test(NAME ${same_seed}
    COMMAND ${CMAKE_COMMAND} -Dprogram=$<TARGET_FILE:lesson_${number}>
      -Dfolder=${PROJECT_BINARY_DIR}/same_seed/${number}
      -P ${PROJECT_SOURCE_DIR}/tests/course/same_seed.cmake)
  set_tests_properties(${same_seed} PROPERTIES LABELS lesson_${number})

  # In trees of their own, so that lessons are tested side by side.
  add_test(NAME "${number}/every check is about the learner's code" COMMAND course_test)
  set_tests_properties("${number}/every check is about the learner's code" PROPERTIES
    LABELS course ENVIRONMENT DL_LESSON=${number} TIMEOUT 3000)
  add_test(NAME "${number}/usual mistakes are caught and named" COMMAND mistakes_test)
  set_tests_properties("${number}/usual mistakes are caught and named" PROPERTIES
    LABELS deep ENVIRONMENT DL_LESSON=${number} TIMEOUT 3000)

  set(goals ${PROJECT_SOURCE_DIR}/tests/lessons/${name}_goals.json)
  if(EXISTS ${goals})
    add_test(NAME "${number}/goals on the full data"
      COMMAND ${CMAKE_COMMAND} -Dprogram=$<TARGET_FILE:lesson_${number}> -Dgoals=${goals}
        -Dfolder=${PROJECT_BINARY_DIR}/goals/${number}
        -P ${PROJECT_SOURCE_DIR}/tests/course/goals.cmake)
    set_tests_properties("${number}/goals on the full data" PROPERTIES LABELS deep)
  endif()
endfunction()
