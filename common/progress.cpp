#include "progress.hpp"

#include <algorithm>
#include <cstdio>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

namespace dl {

Progress::Progress(std::string name, long total)
    : name_(std::move(name)), total_(std::max(total, 1L)), terminal_(isatty(STDERR_FILENO) == 1) {
  advance(0);
}

Progress::~Progress() {
  // Wipes the line: what stays on the screen is what the lesson printed.
  if (terminal_) fmt::print(stderr, "\r\033[K");
}

void Progress::advance(long steps) {
  done_ = std::min(done_ + steps, total_);
  const long percent = 100 * done_ / total_;
  if (!terminal_ || percent == drawn_percent_) return;
  drawn_percent_ = percent;
  draw();
}

void Progress::draw() const {
  constexpr long width = 30;
  const long filled = width * done_ / total_;
  fmt::print(stderr, "\r{} [{:#<{}}{:.<{}}] {:3}%", name_, "", filled, "", width - filled,
             100 * done_ / total_);
  std::fflush(stderr);
}

}  // namespace dl
