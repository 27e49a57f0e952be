#include "lock.hpp"

#include <chrono>
#include <cstring>
#include <thread>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

namespace dl {

TreeLock::TreeLock(const Place& place) {
  const auto name = place.course.root() / "build" / "lock";  // the same as in ./learn
  file_ = open(name.c_str(), O_RDWR | O_CREAT, 0666);
  // Most commands are done before anybody would ask what this one waits for.
  constexpr int tries = 30;
  for (int i = 0; file_ >= 0 && i < tries; ++i) {
    if (flock(file_, LOCK_EX | LOCK_NB) == 0) return;
    if (errno != EWOULDBLOCK) break;
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  if (file_ >= 0 && errno == EWOULDBLOCK) {
    fmt::print(stderr, "learn: waiting for another ./learn in this folder\n");
    if (flock(file_, LOCK_EX) == 0) return;
  }
  throw std::runtime_error(fmt::format("{}: {}", name.string(), std::strerror(errno)));
}

TreeLock::~TreeLock() {
  release();
  close(file_);
}

// Closing alone would leave it to those that have inherited the file.
void TreeLock::release() { flock(file_, LOCK_UN); }

}  // namespace dl
