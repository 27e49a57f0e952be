if(NOT build_note)
  add_test(NAME "14/a model that is trained anew is the one that comes with the course"
    COMMAND ${CMAKE_COMMAND} -Dprogram=$<TARGET_FILE:lesson_14> -Dmodel=pictures_1_block
      -Dfolder=${PROJECT_BINARY_DIR}/same_weights -Dshipped=${PROJECT_SOURCE_DIR}/data/in_context
      -P ${PROJECT_SOURCE_DIR}/tests/course/same_weights.cmake)
  set_tests_properties("14/a model that is trained anew is the one that comes with the course"
    PROPERTIES LABELS "deep;lesson_14" TIMEOUT 600)
endif()
