#include "running.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <stdexcept>
#include <thread>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace dl {
namespace {

constexpr std::size_t most_output = 1 << 20;
constexpr std::chrono::milliseconds a_moment{5};
constexpr int patience = 200;  // moments until what does not end is killed

}  // namespace

Running::Running(const Command& command) {
  std::vector<char*> words;
  for (const auto& word : command) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("cannot make a pipe");
  child_ = fork();
  if (child_ == 0) {  // only calls that are safe between fork and exec
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    dup2(open("/dev/null", O_RDONLY | O_CLOEXEC), STDIN_FILENO);
    dup2(ends[1], STDOUT_FILENO);
    dup2(ends[1], STDERR_FILENO);
    execvp(words[0], words.data());
    _exit(127);
  }
  close(ends[1]);
  output_ = ends[0];
  if (child_ < 0) {
    close(output_);
    throw std::runtime_error(fmt::format("cannot run {}: {}", command[0], std::strerror(errno)));
  }
  setpgid(child_, child_);  // whoever comes first
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
  finished_.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  finished_.status = WIFSIGNALED(status) ? 128 + finished_.signal : WEXITSTATUS(status);
  return finished_;
}

}  // namespace dl
