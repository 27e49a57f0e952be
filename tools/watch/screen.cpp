#include "screen.hpp"

#include <algorithm>
#include <clocale>
#include <cstdio>

#include <curses.h>
#include <unistd.h>

#include "common/progress.hpp"

namespace dl {
namespace {

class CursesScreen : public Screen {
 public:
  explicit CursesScreen(SCREEN* terminal) : terminal_(terminal) {
    set_term(terminal_);
    cbreak();
    noecho();
    nodelay(stdscr, TRUE);
    keypad(stdscr, TRUE);
    set_escdelay(25);
    curs_set(0);
  }

  ~CursesScreen() override {
    endwin();
    delscreen(terminal_);
  }

  void show(const Page& page) override {
    if (page.body != page_.body) first_ = 0;
    page_ = page;
    draw();
  }

  std::optional<char> key() override {
    const int pressed = getch();
    switch (pressed) {
      case ERR: return {};
      case KEY_DOWN: return scroll_by(1);
      case KEY_UP: return scroll_by(-1);
      case KEY_NPAGE:
      case ' ': return scroll_by(room());
      case KEY_PPAGE: return scroll_by(-room());
      case KEY_RESIZE: draw(); return {};
      case KEY_ENTER:
      case '\r': return '\n';
      default: return pressed < 128 ? std::optional(static_cast<char>(pressed)) : std::nullopt;
    }
  }

  bool is_gone() const override { return false; }  // the descriptor tells
  void leave() override { endwin(); }

  void come_back() override {
    clearok(stdscr, TRUE);
    draw();
  }

 private:
  /// Lines of the screen for the body.
  int room() const { return std::max(1, LINES - static_cast<int>(page_.head.size()) - 4); }

  std::optional<char> scroll_by(int lines) {
    const auto all = wrapped(page_.body, static_cast<std::size_t>(COLS));
    first_ = std::clamp(first_ + lines, 0, std::max(0, static_cast<int>(all.size()) - room()));
    draw();
    return {};
  }

  void line(int y, const std::string& text) const {
    const auto cut = wrapped({text}, static_cast<std::size_t>(COLS));
    if (y < LINES && !cut.empty()) mvaddstr(y, 0, cut[0].c_str());
  }

  void draw() const {
    erase();
    int y = 0;
    attron(A_BOLD);
    for (const auto& text : page_.head) {
      line(y++, text);
      attroff(A_BOLD);
    }
    line(y, page_.status);
    y += 2;
    const auto body = wrapped(page_.body, static_cast<std::size_t>(COLS));
    const int end = std::min(static_cast<int>(body.size()), first_ + room());
    for (int i = first_; i < end; ++i) line(y++, body[static_cast<std::size_t>(i)]);
    const bool more = end < static_cast<int>(body.size());
    if (more || first_ > 0) line(LINES - 2, more ? "(space: more)" : "(arrow up: back)");
    attron(A_REVERSE);
    line(LINES - 1, page_.keys);
    attroff(A_REVERSE);
    refresh();
  }

  SCREEN* terminal_;
  Page page_;
  int first_ = 0;  ///< line of the body that is in sight
};

}  // namespace

std::unique_ptr<Screen> make_screen() {
  std::setlocale(LC_CTYPE, "C.UTF-8");  // as the course's texts are
  if (can_overwrite(STDOUT_FILENO)) {
    // Nothing where the terminal is not known.
    if (auto* terminal = newterm(nullptr, stdout, stdin)) {
      return std::make_unique<CursesScreen>(terminal);
    }
  }
  return plain_screen();
}

}  // namespace dl
