#pragma once

namespace dl {

/// Notes that the body of an exercise was run: the test of the usual mistakes writes a call of this
/// into each body. A program in which it is called says in the file that the environment variable
/// DL_REACHED names which bodies each of its test cases has run. Takes no memory from the heap: some
/// tests count that.
void reached(int exercise);

}  // namespace dl
