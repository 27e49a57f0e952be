# Pre-trains a model anew and compares it with the one that comes with the course, byte for byte.
execute_process(
  COMMAND ${program} --train=${model} --out ${folder}
  RESULT_VARIABLE status)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "${program} ended with ${status}")
endif()
file(SHA256 ${folder}/${model}.safetensors made)
file(SHA256 ${shipped}/${model}.safetensors there)
if(NOT made STREQUAL there)
  message(FATAL_ERROR "${model}.safetensors is not what comes with the course")
endif()
