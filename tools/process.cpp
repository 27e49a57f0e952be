#include "process.hpp"

#include <array>
#include <cstdio>
#include <cstring>
#include <stdexcept>

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace dl {
namespace {

pid_t start(const Command& command, const posix_spawn_file_actions_t* actions) {
  std::vector<char*> words;
  for (const auto& word : command) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  std::fflush(stdout);
  pid_t child = 0;
  const int error = posix_spawnp(&child, words[0], actions, nullptr, words.data(), environ);
  if (error != 0) {
    throw std::runtime_error(fmt::format("cannot run {}: {}", command[0], std::strerror(error)));
  }
  return child;
}

int wait_for(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) throw std::runtime_error("cannot wait for a process");
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

int run_command(const Command& command) { return wait_for(start(command, nullptr)); }

Finished capture_command(const Command& command, bool with_errors) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("cannot make a pipe");
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  if (with_errors) posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO);
  pid_t child = 0;
  try {
    child = start(command, &actions);
  } catch (...) {
    posix_spawn_file_actions_destroy(&actions);
    close(ends[0]);
    close(ends[1]);
    throw;
  }
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  Finished finished;
  std::array<char, 4096> piece{};
  for (ssize_t n = 0; (n = read(ends[0], piece.data(), piece.size())) != 0;) {
    if (n > 0) {
      finished.output.append(piece.data(), static_cast<std::size_t>(n));
    } else if (errno != EINTR) {
      break;
    }
  }
  close(ends[0]);
  finished.status = wait_for(child);
  return finished;
}

}  // namespace dl
