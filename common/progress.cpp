#include "progress.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

namespace dl {

bool can_overwrite(int stream) {
  const char* terminal = std::getenv("TERM");
  return isatty(stream) == 1 && terminal != nullptr && *terminal != '\0' &&
         std::string_view(terminal) != "dumb";
}

Progress::Progress(std::string name, long total)
    : name_(std::move(name)), total_(std::max(total, 1L)), terminal_(can_overwrite(STDERR_FILENO)) {
  advance(0);
}

Progress::~Progress() {
  // Wipes the line: what stays on the screen is what the lesson printed.
  if (terminal_) std::fputs("\r\033[K", stderr);
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
  const auto bar = fmt::format("\r{} [{:#<{}}{:.<{}}] {:3}%", name_, "", filled, "", width - filled,
                               100 * done_ / total_);
  std::fputs(bar.c_str(), stderr);
  std::fflush(stderr);
}

}  // namespace dl
