#include "ending.hpp"

#include <csignal>
#include <initializer_list>

namespace dl {
namespace {

volatile std::sig_atomic_t asked = 0;  // the signal

}  // namespace

void end_in_order() {
  struct sigaction action {};
  action.sa_handler = [](int signal) { asked = signal; };
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaction(signal, &action, nullptr);
}

bool is_asked_to_end() { return asked != 0; }

void forget_interrupt() {
  if (asked == SIGINT) asked = 0;
}

}  // namespace dl
