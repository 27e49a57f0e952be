#pragma once

namespace dl {

/// How many times this program has taken memory from the heap, by malloc or new, in its own code
/// and in the templates it is made of; what shared libraries take for themselves is not counted.
/// The linker leads the calls here (--wrap), which works beside the sanitizers.
long allocations();

}  // namespace dl
