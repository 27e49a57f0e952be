#include "common/plots/gnuplot.hpp"

#include <csignal>
#include <cstring>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>
#include <gnuplot-iostream.h>
#include <sys/wait.h>

namespace dl {
namespace {

/// While it lives, writing to a pipe that nobody reads fails, and does not end the program. Not for
/// longer: who pipes this program into one that ends wants it to end.
class BrokenPipesFail {
 public:
  BrokenPipesFail() : before_(std::signal(SIGPIPE, SIG_IGN)) {}
  ~BrokenPipesFail() { std::signal(SIGPIPE, before_); }
  BrokenPipesFail(const BrokenPipesFail&) = delete;
  BrokenPipesFail& operator=(const BrokenPipesFail&) = delete;

 private:
  void (*before_)(int);
};

}  // namespace

/// Of gnuplot-iostream, which by itself would say in words of its own how gnuplot ended.
class GnuplotProcess::Stream : public Gnuplot {
 public:
  explicit Stream(FILE* file) : Gnuplot(file) {}
};

GnuplotProcess::GnuplotProcess() {
  // What it reads is UTF-8, whatever the language of the machine.
  process_ = popen("LC_ALL=C.UTF-8 exec gnuplot", "we");
  FILE* copy = process_ == nullptr ? nullptr : fdopen(dup(fileno(process_)), "w");
  if (copy == nullptr) throw std::runtime_error("gnuplot cannot be started");
  stream_ = std::make_unique<Stream>(copy);
}

GnuplotProcess::~GnuplotProcess() { close(); }

bool GnuplotProcess::send(const std::string& commands) {
  if (!listens_) return false;
  const BrokenPipesFail meanwhile;
  *stream_ << commands << std::flush;
  return listens_ = stream_->good();
}

std::string GnuplotProcess::close() {
  if (process_ == nullptr) return "";
  const BrokenPipesFail meanwhile;
  stream_.reset();
  const int status = pclose(std::exchange(process_, nullptr));
  const bool listened = std::exchange(listens_, false);
  if (WIFSIGNALED(status)) {
    return fmt::format("a signal ended gnuplot ({})", strsignal(WTERMSIG(status)));
  }
  if (status != 0) return fmt::format("gnuplot ended with status {}", WEXITSTATUS(status));
  return listened ? "" : "gnuplot ended too early";
}

}  // namespace dl
