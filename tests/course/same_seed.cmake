# Runs a lesson's program twice and compares what it printed and what it wrote, byte for byte.
foreach(run one two)
  file(REMOVE_RECURSE ${folder}/${run})
  file(MAKE_DIRECTORY ${folder}/${run})
  execute_process(
    COMMAND ${program} --quick --seed 7 --plot svg --out out
    WORKING_DIRECTORY ${folder}/${run}
    OUTPUT_FILE ${folder}/${run}/printed.txt
    RESULT_VARIABLE status)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${program} ended with ${status}")
  endif()
endforeach()

file(GLOB_RECURSE files RELATIVE ${folder}/one ${folder}/one/*)
file(GLOB_RECURSE others RELATIVE ${folder}/two ${folder}/two/*)
if(NOT files STREQUAL others)
  message(FATAL_ERROR "the runs wrote different files: ${files} and ${others}")
endif()
list(LENGTH files count)
if(count LESS 2)
  message(FATAL_ERROR "the runs wrote nothing to compare")
endif()
foreach(file ${files})
  file(SHA256 ${folder}/one/${file} one)
  file(SHA256 ${folder}/two/${file} two)
  if(NOT one STREQUAL two)
    message(FATAL_ERROR "${file} differs between two runs with the same seed")
  endif()
endforeach()
message("${count} files are the same")
