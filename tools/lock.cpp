#include "lock.hpp"

#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

namespace dl {

TreeLock::TreeLock(const Place& place) {
  const auto name = place.course.root() / "build" / "lock";  // the same as in ./learn
  file_ = open(name.c_str(), O_RDWR | O_CREAT, 0666);
  if (file_ >= 0 && flock(file_, LOCK_EX | LOCK_NB) == 0) return;
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
