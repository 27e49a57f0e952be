# The same numbers, bit for bit, on every x86-64 machine and from every compiler. A compiler that fuses a
# product and a sum rounds once instead of twice, vectors of another length add in another order, and
# Eigen cuts its products into blocks that fit the caches. So all three are fixed: AVX2, no fusing, and
# Eigen's own sizes of the caches instead of those it finds.
#
# number_options   compile options of the programs
# build_note       what a program says of itself when its last digits can differ; empty otherwise
set(number_options -march=x86-64-v3 -ffp-contract=off)
set(build_note "")

include(CheckCXXSourceRuns)
set(CMAKE_REQUIRED_QUIET ON)
check_cxx_source_runs("
  int main() {
    return __builtin_cpu_supports(\"avx2\") && __builtin_cpu_supports(\"fma\") &&
           __builtin_cpu_supports(\"bmi2\") ? 0 : 1;
  }" DL_PROCESSOR_HAS_AVX2)

if(DL_NATIVE OR DL_BLAS)
  set(number_options -march=native)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # GCC 12 takes a Zen 4 for a Zen 3, and then slows Eigen's AVX-512 products down by a fifth.
    list(APPEND number_options -mtune=generic)
  endif()
  set(build_note "built for this processor and no other")
else()
  list(APPEND number_options -DEIGEN_NO_CPUID)
  if(NOT DL_PROCESSOR_HAS_AVX2)
    list(REMOVE_ITEM number_options -march=x86-64-v3)
    set(build_note "built without AVX2, which this processor lacks")
    message(STATUS "This processor has no AVX2: the course works without, more slowly")
  endif()
endif()
if(build_note)
  string(APPEND build_note ", and its last digits can differ from those in the texts")
endif()
