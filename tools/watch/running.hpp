#pragma once

#include <optional>

#include "tools/process.hpp"

namespace dl {

/// A command that runs while this program goes on, in a process group of its own. It ends with this
/// object, and with this program, and so does all that it has started.
class Running {
 public:
  /// Throws std::runtime_error when it cannot be started.
  explicit Running(const Command& command);
  ~Running();
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  /// Can be waited for: there is output, or its end.
  int descriptor() const { return output_; }

  /// Takes what output there is. What the command wrote, its first MiB, when it has ended; nothing
  /// while it runs.
  std::optional<Finished> look();

 private:
  int output_ = -1;
  pid_t child_ = -1;
  Finished finished_;
};

}  // namespace dl
