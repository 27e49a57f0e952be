#include "running.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <stdexcept>
#include <thread>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace dl {
namespace {

constexpr std::size_t most_output = 1 << 20;
constexpr std::chrono::milliseconds a_moment{5};
constexpr int patience = 200;  // moments until what does not end is killed

}  // namespace

Running::Running(const Command& command) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("cannot make a pipe");
  output_ = ends[0];
  try {
    child_ = begin_command(command, ends[1]);
  } catch (const std::runtime_error&) {
    close(ends[1]);
    close(output_);
    throw;
  }
  close(ends[1]);
  fcntl(output_, F_SETFL, O_NONBLOCK);
}

Running::~Running() {
  // A build cleans up behind itself when it is asked to end.
  kill(-child_, SIGTERM);
  for (int i = 0; i < patience && kill(-child_, 0) == 0; ++i) {
    waitpid(child_, nullptr, WNOHANG);
    std::this_thread::sleep_for(a_moment);
  }
  kill(-child_, SIGKILL);
  waitpid(child_, nullptr, WNOHANG);
  close(output_);
}

std::optional<Finished> Running::look() {
  std::array<char, 1 << 16> piece;
  ssize_t n = 0;
  while ((n = read(output_, piece.data(), piece.size())) > 0) {
    const auto room = most_output - finished_.output.size();
    finished_.output.append(piece.data(), std::min(static_cast<std::size_t>(n), room));
  }
  // At the end of the output the command ends too.
  if (n < 0) return {};
  int status = 0;
  while (waitpid(child_, &status, 0) < 0 && errno == EINTR) continue;
  const auto end = finished_as(status);
  finished_.status = end.status;
  finished_.signal = end.signal;
  return finished_;
}

}  // namespace dl
