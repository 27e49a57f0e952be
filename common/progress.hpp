#pragma once

#include <string>

namespace dl {

/// A progress bar on the error stream. Silent when that is not a terminal.
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
