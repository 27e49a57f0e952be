#pragma once

#include <string>

namespace dl {

/// Whether a line on a stream, such as STDERR_FILENO, can be written over: it is a terminal, and
/// one that knows control codes (TERM is set, and not "dumb").
bool can_overwrite(int stream);

/// A progress bar on the error stream. Silent where it could not be written over.
class Progress {
 public:
  Progress(std::string name, long total);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void advance(long steps = 1);

 private:
  void draw() const;

  std::string name_;
  long total_;
  long done_ = 0;
  long drawn_percent_ = -1;
  bool terminal_;
};

}  // namespace dl
