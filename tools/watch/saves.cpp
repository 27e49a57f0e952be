#include "saves.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <string_view>

#include <fmt/format.h>
#include <sys/inotify.h>
#include <unistd.h>

namespace dl {
namespace {

/// Not ".perceptron.hpp.swp", ".#perceptron.hpp", "perceptron.hpp~" or "4913".
bool is_header(std::string_view name) {
  return name.ends_with(".hpp") && !name.starts_with('.') && !name.starts_with('#');
}

}  // namespace

Saves::Saves(std::filesystem::path folder)
    : folder_(std::move(folder)), queue_(inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
  watch();
}

Saves::~Saves() { close(queue_); }

void Saves::watch() {
  const auto what =
      IN_CLOSE_WRITE | IN_MODIFY | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_ONLYDIR;
  if (inotify_add_watch(queue_, folder_.c_str(), what) < 0) {
    throw std::runtime_error(
        fmt::format("{} cannot be watched: {}", folder_.string(), std::strerror(errno)));
  }
}

bool Saves::take() {
  bool saved = false;
  alignas(inotify_event) std::array<char, 1 << 14> events;
  ssize_t n = 0;
  while ((n = read(queue_, events.data(), events.size())) > 0) {
    for (ssize_t at = 0; at < n;) {
      const auto* event = reinterpret_cast<const inotify_event*>(events.data() + at);
      at += static_cast<ssize_t>(sizeof(inotify_event) + event->len);
      saved =
          saved || (event->len > 0 && is_header(event->name)) || (event->mask & IN_Q_OVERFLOW) != 0;
      // The folder itself was removed or replaced.
      if ((event->mask & IN_IGNORED) != 0 && std::filesystem::is_directory(folder_)) {
        watch();
        saved = true;
      }
    }
  }
  return saved;
}

}  // namespace dl
