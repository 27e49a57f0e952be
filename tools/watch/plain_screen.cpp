#include <array>
#include <cerrno>

#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include "screen.hpp"

namespace dl {
namespace {

class PlainScreen : public Screen {
 public:
  void show(const Page& page) override {
    if (page.body == shown_.body && page.head == shown_.head) return;
    shown_ = page;
    fmt::print("\n");
    for (const auto& line : page.head) fmt::print("{}\n", line);
    for (const auto& line : page.body) fmt::print("{}\n", line);
    fmt::print("({}, then Enter)\n", page.keys);
    std::fflush(stdout);
  }

  std::optional<char> key() override {
    pollfd input{STDIN_FILENO, POLLIN, 0};
    if (poll(&input, 1, 0) <= 0) return {};
    std::array<char, 256> line{};
    const auto n = read(STDIN_FILENO, line.data(), line.size());
    gone_ = n == 0 || (n < 0 && errno != EINTR && errno != EAGAIN);
    return n > 0 ? std::optional(line[0]) : std::nullopt;
  }

  bool is_gone() const override { return gone_; }
  void leave() override {}
  void come_back() override {}

 private:
  Page shown_;
  bool gone_ = false;
};

}  // namespace

std::unique_ptr<Screen> plain_screen() { return std::make_unique<PlainScreen>(); }

}  // namespace dl
