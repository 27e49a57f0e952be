#pragma once

#include <cstdio>
#include <memory>
#include <string>

namespace dl {

/// A gnuplot that reads commands. One that dies ends nothing but itself: close() says what
/// happened.
class GnuplotProcess {
 public:
  /// Throws std::runtime_error when it cannot be started.
  GnuplotProcess();
  ~GnuplotProcess();
  GnuplotProcess(const GnuplotProcess&) = delete;
  GnuplotProcess& operator=(const GnuplotProcess&) = delete;

  /// Returns whether gnuplot still listens.
  bool send(const std::string& commands);
  bool listens() const { return listens_; }

  /// Waits until it has done all that was sent. Returns what went wrong, in words, or nothing.
  std::string close();

 private:
  class Stream;
  FILE* process_ = nullptr;
  std::unique_ptr<Stream> stream_;
  bool listens_ = true;
};

}  // namespace dl
