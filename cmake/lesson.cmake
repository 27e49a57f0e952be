# Names what a lesson lacks of the files that make it; then it is left out, and in CI that is an
# error. (exercises/ is made anew where it is needed.)
function(find_missing_files name)
  set(missing "")
  foreach(file lessons/${name}/README.md lessons/${name}/main.cpp solutions/${name}
      lessons/${name}/story.json
      tests/lessons/${name}/mistakes.json tests/lessons/${name}/claims_test.cpp)
    if(NOT EXISTS ${PROJECT_SOURCE_DIR}/${file})
      list(APPEND missing ${file})
      # So that it is noticed when the file comes.
      cmake_path(GET file PARENT_PATH folder)
      if(EXISTS ${PROJECT_SOURCE_DIR}/${folder})
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${folder})
      endif()
    endif()
  endforeach()
  if(missing)
    list(JOIN missing ", " names)
    set(kind WARNING)
    if("$ENV{CI}" STREQUAL "true")
      set(kind FATAL_ERROR)
    endif()
    message(${kind} "lesson ${name} lacks ${names}; README.md, 'Add a lesson', says what they are")
  endif()
  set(missing "${missing}" PARENT_SCOPE)
endfunction()

# add_lesson(07_backpropagation)
#
# lesson_07, my_lesson_07    the program on the reference, on the learner's exercise
# test_07                    the tests on the reference
# my_test_07_residual        the tests of the exercises in one file, on the learner's: a file that
#                            does not compile stops no other; my_test_07 builds all of these
# my_bodies_07_residual      what the learner wrote there, compiled alone
# reference_07               all functions of the solution and of the lessons before that it needs
# my_float_07_residual       what the learner wrote, as the program compiles it: there real is float
#
# What is the learner's is not in `all`: a half-written exercise breaks nothing else. What a lesson
# needs of an earlier one it includes from solutions/, so that it always gets the reference.
function(add_lesson name)
  find_missing_files(${name})
  if(missing)
    return()
  endif()
  string(SUBSTRING ${name} 0 2 number)
  set(program ${PROJECT_SOURCE_DIR}/lessons/${name}/main.cpp)
  # x_test.cpp tests the exercises of x.hpp.
  file(GLOB tests CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/lessons/${name}/*_test.cpp)
  set(claims ${PROJECT_SOURCE_DIR}/tests/lessons/${name}/claims_test.cpp)
  list(REMOVE_ITEM tests ${claims})
  add_program(lesson_${number} float ${program})
  add_program(my_lesson_${number} float EXCLUDE_FROM_ALL ${program})
  target_link_libraries(my_lesson_${number} PRIVATE quick_to_run)
  target_precompile_headers(my_lesson_${number} REUSE_FROM program_header)
  add_test_program(test_${number} ${tests})
  foreach(target lesson_${number} test_${number})
    target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/solutions/${name})
  endforeach()
  set(learners my_lesson_${number})
  add_custom_target(my_test_${number})
  mirror_headers(${name})
  # All functions that the lesson's solution and tests include.
  file(GLOB headers RELATIVE ${PROJECT_SOURCE_DIR} CONFIGURE_DEPENDS
    ${PROJECT_SOURCE_DIR}/solutions/${name}/*.hpp)
  file(GLOB including CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/lessons/${name}/*.?pp)
  foreach(file ${including})
    file(STRINGS ${file} included REGEX "^#include \"solutions/")
    list(TRANSFORM included REPLACE "^#include \"(.+)\".*" "\\1")
    list(APPEND headers ${included})
  endforeach()
  list(REMOVE_DUPLICATES headers)
  set(reference reference_${number})
  add_headers(${reference} STATIC HEADERS ${headers} LINK common_double quick_to_compile
    PRECOMPILED bodies_header)
  target_include_directories(${reference} PRIVATE ${PROJECT_BINARY_DIR}/mirror/defined)
  add_dependencies(${reference} mirror)
  foreach(test ${tests})
    cmake_path(GET test STEM file)
    string(REGEX REPLACE "_test$" "" file ${file})
    # The course program writes x.hpp, x_bodies.hpp and x_alone.hpp (tools/judged_source.hpp).
    set(my_bodies my_bodies_${number}_${file})
    add_headers(${my_bodies} OBJECT HEADERS ${file}_bodies.hpp LINK common_double quick_to_compile
      PRECOMPILED bodies_header)
    set(my_test my_test_${number}_${file})
    add_judge_program(${my_test} ${my_bodies} ${reference} EXCLUDE_FROM_ALL ${test})
    add_dependencies(my_test_${number} ${my_test})
    set(my_float my_float_${number}_${file})
    add_headers(${my_float} OBJECT HEADERS ${file}_alone.hpp LINK common_float quick_to_compile
      PRECOMPILED float_header)
    foreach(target ${my_bodies} ${my_test} ${my_float})
      target_include_directories(${target} PRIVATE
        ${PROJECT_BINARY_DIR}/judged/${name}/${file} ${PROJECT_BINARY_DIR}/mirror/declared)
      add_dependencies(${target} mirror)
    endforeach()
    list(APPEND learners ${my_test} ${my_bodies} ${my_float})
  endforeach()
  foreach(target ${learners})
    target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/exercises/${name})
    # An edited file is in no cache, and looking for it takes half the time of compiling it.
    set_target_properties(${target} PROPERTIES CXX_COMPILER_LAUNCHER "")
    # What is given but not used yet is no mistake of the learner's; a forgotten return is one.
    target_compile_options(${target} PRIVATE $<$<NOT:$<BOOL:${DL_WARNINGS_ARE_ERRORS}>>:-Wno-error>
      -Werror=return-type -Wno-unused-parameter -Wno-unused-variable
      -Wno-unused-but-set-variable $<$<CXX_COMPILER_ID:Clang>:-Wno-unused-private-field>
      $<$<BOOL:${DL_FIRST_ERROR_ONLY}>:-Wfatal-errors>)
  endforeach()
  foreach(target lesson_${number} my_lesson_${number})
    target_compile_definitions(${target} PRIVATE DL_LESSON="${name}")
  endforeach()
  target_compile_definitions(lesson_${number} PRIVATE DL_MINE=false)
  target_compile_definitions(my_lesson_${number} PRIVATE DL_MINE=true)

  catch_discover_tests(test_${number} TEST_PREFIX "${number}/" PROPERTIES LABELS lesson_${number})
  add_dependencies(quick_tests test_${number})
  add_dependencies(programs_test lesson_${number})
  target_sources(claims_test PRIVATE ${claims})
  set(same_seed "${number}/the same seed gives the same output, byte for byte")
  add_test(NAME ${same_seed}
    COMMAND ${CMAKE_COMMAND} -Dprogram=$<TARGET_FILE:lesson_${number}>
      -Dfolder=${PROJECT_BINARY_DIR}/same_seed/${number}
      -P ${PROJECT_SOURCE_DIR}/tests/course/same_seed.cmake)
  set_tests_properties(${same_seed} PROPERTIES LABELS "programs;lesson_${number}")

  # In trees of their own, so that lessons are tested side by side.
  set(checked "${number}/every check is about the learner's code, mistakes are caught and named")
  add_test(NAME ${checked} COMMAND course_test)
  set_tests_properties(${checked} PROPERTIES LABELS deep ENVIRONMENT DL_LESSON=${number} TIMEOUT 3000)
  if(NOT build_note)
    add_test(NAME "${number}/the program prints what is kept of it, and what the text says"
      COMMAND texts ${number})
    set_tests_properties("${number}/the program prints what is kept of it, and what the text says"
      PROPERTIES LABELS "deep;texts" TIMEOUT 3000)
  endif()
  # What this lesson alone tests besides.
  include(${PROJECT_SOURCE_DIR}/tests/lessons/${name}/more.cmake OPTIONAL)
endfunction()
