#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dl {

/// What stands on the screen.
struct Page {
  std::vector<std::string> head = {};  ///< always in sight; the first line is the title
  std::vector<std::string> body = {};  ///< what does not fit can be scrolled to
  std::string status = {};             ///< what goes on now
  std::string keys = {};               ///< the keys and their meanings
};

/// A person's terminal. While it is there it has the terminal's modes as it needs them; they are as
/// before when it is gone.
class Screen {
 public:
  virtual ~Screen() = default;

  virtual void show(const Page& page) = 0;

  /// The key that was pressed, '\n' for Enter; nothing when none was, or when it was for the screen
  /// itself, such as an arrow that scrolls.
  virtual std::optional<char> key() = 0;

  /// Whether the terminal is gone.
  virtual bool is_gone() const = 0;

  /// Gives the terminal to another program, and takes it back.
  virtual void leave() = 0;
  virtual void come_back() = 0;
};

/// By the terminal: a whole screen, or plain lines where it cannot move its cursor (TERM=dumb).
std::unique_ptr<Screen> make_screen();

/// Plain lines; a key is the first letter of a line.
std::unique_ptr<Screen> plain_screen();

/// Lines of at most `width` letters, cut between words where there are any.
std::vector<std::string> wrapped(const std::vector<std::string>& lines, std::size_t width);

}  // namespace dl
