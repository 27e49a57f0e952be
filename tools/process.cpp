#include "process.hpp"

#include <array>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <optional>
#include <stdexcept>
#include <thread>

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace dl {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t largest_output = 1 << 20;  // that is kept
constexpr std::chrono::milliseconds look_again{10};

/// Both ends are closed in every child.
struct Pipe {
  std::array<int, 2> ends{};
  Pipe() {
    if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("cannot make a pipe");
  }
  ~Pipe() {
    close(ends[0]);
    close(ends[1]);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  void close_writing() {
    close(ends[1]);
    ends[1] = -1;
  }
};

/// Where a child writes, if not where this program does, and what it may take.
struct Surroundings {
  int output = -1;  ///< a descriptor
  bool with_errors = true;
  const Limits* limits = nullptr;
  bool own_group = false;
};

/// In the child, before the command takes its place. Only calls that are safe between fork and
/// exec.
void prepare(pid_t parent, const Surroundings& around) {
  const auto& [output, with_errors, limits, own_group] = around;
  if (own_group) setpgid(0, 0);
  // The build cleans up behind itself when it is asked to end; what the learner wrote may not.
  prctl(PR_SET_PDEATHSIG, limits == nullptr ? SIGTERM : SIGKILL);
  if (getppid() != parent) _exit(1);
  if (output >= 0) {
    const int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
    dup2(nothing, STDIN_FILENO);
    dup2(output, STDOUT_FILENO);
    if (with_errors) dup2(output, STDERR_FILENO);
  }
  if (limits != nullptr) {
    const rlimit memory{limits->memory, limits->memory};
    setrlimit(RLIMIT_AS, &memory);
    const rlimit no_core{0, 0};
    setrlimit(RLIMIT_CORE, &no_core);
  }
}

pid_t start(const Command& command, const Surroundings& around) {
  std::vector<char*> words;
  for (const auto& word : command) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  std::fflush(stdout);
  Pipe failure;  // empty when the command has begun
  const pid_t parent = getpid();
  const pid_t child = fork();
  if (child == 0) {
    prepare(parent, around);
    execvp(words[0], words.data());
    const int error = errno;
    [[maybe_unused]] const auto told = write(failure.ends[1], &error, sizeof error);
    _exit(127);
  }
  failure.close_writing();
  int error = child < 0 ? errno : 0;
  if (child > 0 && read(failure.ends[0], &error, sizeof error) > 0) waitpid(child, nullptr, 0);
  if (error == 0) return child;
  throw std::runtime_error(fmt::format("cannot run {}: {}", command[0], std::strerror(error)));
}

/// Nothing while the child still runs.
std::optional<Finished> ended(pid_t child, int options) {
  int status = 0;
  while (true) {
    const pid_t which = waitpid(child, &status, options);
    if (which == child) return finished_as(status);
    if (which == 0) return {};
    if (errno != EINTR) throw std::runtime_error("cannot wait for a process");
  }
}

/// Reads what is there. False at the end of the output.
bool read_piece(int from, std::string& output, std::uint64_t& all) {
  std::array<char, 1 << 16> piece;
  const ssize_t n = read(from, piece.data(), piece.size());
  if (n < 0) return errno == EINTR || errno == EAGAIN;
  all += static_cast<std::uint64_t>(n);
  output.append(piece.data(),
                std::min(static_cast<std::size_t>(n), largest_output - output.size()));
  return n > 0;
}

Finished capture(const Command& command, bool with_errors, const Limits* limits) {
  Pipe pipe;
  const pid_t child = start(command, {pipe.ends[1], with_errors, limits});
  pipe.close_writing();
  const auto begin = Clock::now();
  Finished finished;
  std::uint64_t all = 0;
  bool open = true;
  std::optional<Finished> end;
  // A grandchild may hold the output open for longer than the child lives.
  while (open || !end) {
    pollfd output{pipe.ends[0], POLLIN, 0};
    const bool is_there = open && poll(&output, 1, static_cast<int>(look_again.count())) > 0;
    if (is_there) open = read_piece(pipe.ends[0], finished.output, all);
    if (!open && !end) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    if (!end) end = ended(child, WNOHANG);
    if (end && !is_there) break;
    if (limits == nullptr) continue;
    finished.timed_out = Clock::now() - begin > limits->time;
    finished.too_much = all > limits->output;
    if (!finished.timed_out && !finished.too_much) continue;
    if (!end) {
      kill(child, SIGKILL);
      end = ended(child, 0);
    }
    break;
  }
  finished.status = end->status;
  finished.signal = end->signal;
  return finished;
}

}  // namespace

Finished finished_as(int wait_status) {
  const int signal = WIFSIGNALED(wait_status) ? WTERMSIG(wait_status) : 0;
  return {.status = signal != 0 ? 128 + signal : WEXITSTATUS(wait_status), .signal = signal};
}

int begin_command(const Command& command, int output) {
  const pid_t child = start(command, {.output = output, .own_group = true});
  setpgid(child, child);  // whoever comes first
  return child;
}

Finished run_command(const Command& command, const std::function<void()>& begun) {
  const pid_t child = start(command, {});
  begun();
  return *ended(child, 0);
}

Finished capture_command(const Command& command, bool with_errors) {
  return capture(command, with_errors, nullptr);
}

Finished capture_command(const Command& command, const Limits& limits) {
  return capture(command, true, &limits);
}

}  // namespace dl
