#pragma once

#include <cstdlib>

namespace dl {

/// How many times this program has taken memory from the heap, by malloc or new, in its own code
/// and in the templates it is made of; what shared libraries take for themselves is not counted.
/// The linker leads the calls here (--wrap), which works beside the sanitizers.
long allocations();

/// Checks that something takes no memory from the heap, given how often it did. The reference must
/// not. A learner's answer, whose tests write a report, is right all the same: that is a remark
/// under a pass.
#define CHECK_NO_ALLOCATIONS(count)                                                    \
  do {                                                                                 \
    const long taken_from_the_heap = (count);                                          \
    if (taken_from_the_heap != 0) {                                                    \
      UNSCOPED_INFO(                                                                   \
          "right, but each time it takes memory from the heap: a product or sum that " \
          "is written into a matrix that is kept, with noalias(), does not");          \
    }                                                                                  \
    if (std::getenv("DL_REPORT") != nullptr) {                                         \
      CHECK_NOFAIL(taken_from_the_heap == 0);                                          \
    } else {                                                                           \
      CHECK(taken_from_the_heap == 0);                                                 \
    }                                                                                  \
  } while (false)

}  // namespace dl
