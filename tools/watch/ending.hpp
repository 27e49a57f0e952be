#pragma once

namespace dl {

/// From here on Ctrl-C and a terminal that goes do not end this program at once, so that what it
/// has started ends before it, and the terminal is left as it was.
void end_in_order();

bool is_asked_to_end();

/// Ctrl-C was for another program.
void forget_interrupt();

}  // namespace dl
