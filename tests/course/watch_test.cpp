#include <chrono>
#include <cstdlib>
#include <functional>
#include <thread>

#include "learner_tree.hpp"

namespace dl {
namespace {

namespace fs = std::filesystem;

const LearnerTree& tree() {
  static const LearnerTree tree;
  static const bool built = tree.learn({"check", "01"}).status == 1;
  REQUIRE(built);
  return tree;
}

/// Whether these tests can be run; says why not.
bool has_tmux() {
  if (capture_command({"sh", "-c", "command -v tmux"}).status == 0) return true;
  const char* ci = std::getenv("CI");
  INFO("tmux is missing: apt-get install tmux");
  CHECK_FALSE((ci != nullptr && std::string(ci) == "true"));
  WARN("not tested, since tmux is missing");
  return false;
}

bool soon(const std::function<bool()>& is_so) {
  constexpr int most = 600;  // a minute and more: other tests run beside this one
  for (int i = 0; i < most; ++i) {
    if (is_so()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  return false;
}

/// A person at a terminal of 80 columns and 24 lines, in the course's folder.
class Person {
 public:
  explicit Person(const std::string& environment = "") {
    tmux({"-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", "-c",
          tree().root().string(), "env PS1='$ ' " + environment + " sh"});
  }
  ~Person() { tmux({"kill-server"}); }

  void types(const std::string& keys) const { tmux({"send-keys", "-l", keys}); }
  void presses(const std::string& key) const { tmux({"send-keys", key}); }
  void enters(const std::string& line) const {
    types(line);
    presses("Enter");
  }
  void resizes(int columns, int lines) const {
    tmux({"resize-window", "-x", std::to_string(columns), "-y", std::to_string(lines)});
  }
  void goes() const { tmux({"kill-server"}); }

  std::string screen() const { return tmux({"capture-pane", "-p"}); }

  void sees(const std::string& text) const {
    const bool seen = soon([&] { return screen().find(text) != std::string::npos; });
    INFO("expected: " << text << "\n" << screen());
    REQUIRE(seen);
  }

  /// An empty screen, so that what is seen next is new.
  void clears() const {
    enters("clear");
    REQUIRE(soon([&] { return screen().find("learn") == std::string::npos; }));
  }

  /// The terminal's modes, as the shell sees them.
  std::string modes() const {
    const auto file = tree().root() / "build" / "modes";
    fs::remove(file);
    enters("stty -g >" + file.string());
    REQUIRE(soon([&] { return fs::exists(file) && !read_text(file).empty(); }));
    return read_text(file);
  }

 private:
  std::string tmux(Command words) const {
    words.insert(words.begin(), {"tmux", "-L", server_});
    return capture_command(words).output;
  }

  static std::string next_server() {
    static int number = 0;
    return fmt::format("dl-{}-{}", getpid(), ++number);
  }

  const std::string server_ = next_server();  ///< one that ends is not asked any more
};

/// The processes of this tree.
std::string processes() {
  return capture_command(
             {"sh", "-c",
              "ps -eo pid,args | grep '" + tree().root().string() + "/' | grep -v grep"})
      .output;
}

void write_body(const std::string& line) { tree().write_in_body(line); }

void unwritten() { REQUIRE(tree().learn({"reset", "01"}).status == 0); }

constexpr const char* keys =
    "h hint  p plot  r run  d diff  u undo  n next  b back  l list  q quit";

TEST_CASE("each save is judged, in whatever way an editor writes it", "[course]") {
  if (!has_tmux()) return;
  unwritten();
  const Person person;
  const auto modes = person.modes();
  person.enters("./learn watch 01.1");
  person.sees(keys);
  person.sees("to do");
  CHECK_THAT(person.screen(), ContainsSubstring("exercises/01_rules/features.hpp:"));
  write_body("");  // cut and written
  person.sees("passes: n goes on");
  const auto good = read_text(tree().file());
  const auto beside = tree().file().string() + ".new";  // written beside it and moved over it
  write_text(tree().file().parent_path() / ".features.hpp.swp", "an editor's own");
  write_text(beside, std::regex_replace(good, std::regex("return"), "return 7 +"));
  fs::rename(beside, tree().file());
  person.sees("fails");
  fs::copy_file(tree().file(), beside);
  fs::remove(tree().file());  // gone for a moment
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  write_text(beside, good);
  fs::rename(beside, tree().file());
  person.sees("passes: n goes on");
  person.types("q");
  person.sees("$");
  CHECK(person.modes() == modes);
}

TEST_CASE("what a body does wrong leaves the screen alive, and a new save begins anew",
          "[course]") {
  if (!has_tmux()) return;
  tree().solve();
  const Person person;
  person.enters("./learn watch 01.1");
  person.sees("passes: n goes on");
  write_body("int x = \"no number\";");
  person.sees("does not compile");
  write_body("*static_cast<volatile int*>(nullptr) = 7;");
  person.sees("Segmentation fault");
  write_body("for (;;) std::puts(\"endless\");");
  person.sees("printed without end");
  write_body("for (volatile int x = 0;;) x = x + 1;");
  person.sees("checking, 5 s");
  write_body("");  // while the loop goes on
  person.sees("passes: n goes on");
  CHECK_THAT(person.screen(), ContainsSubstring(keys));
  person.resizes(60, 12);
  person.sees("01.1 ");
  person.sees("h hint  p plot");
  person.resizes(100, 30);
  person.sees(keys);
  person.types("q");
  person.sees("$");
}

TEST_CASE("the keys do what they say", "[course]") {
  if (!has_tmux()) return;
  tree().solve();
  const auto mine = read_text(tree().file());
  fs::remove(tree().root() / "exercises/progress.json");
  const Person person;
  person.enters("./learn watch 01.1");
  person.sees("passes: n goes on");
  person.types("h");
  person.sees("1. ");
  person.types("d");
  person.sees("y to see it");
  CHECK_THAT(person.screen(), !ContainsSubstring("word for word"));
  person.types("y");
  person.sees("word for word");
  person.presses("Enter");
  person.sees("1. ");
  person.types("l");
  person.sees("hints seen");
  person.types("p");
  person.sees("the lesson's plot");
  person.types("n");
  person.sees("01.2 ");
  person.types("b");
  person.sees("01.1 ");
  unwritten();
  person.sees("to do");
  person.types("u");
  person.sees("is as before its reset");
  person.sees("passes: n goes on");
  CHECK(read_text(tree().file()) == mine);
  person.types("r");
  person.sees("Enter: back to the exercise");
  person.presses("Enter");
  person.sees(keys);
  person.types("q");
  person.sees("$");
}

TEST_CASE("Ctrl-C and a terminal that goes leave everything as it was", "[course]") {
  if (!has_tmux()) return;
  write_body("for (volatile int x = 0;;) x = x + 1;");
  {
    const Person person;
    const auto modes = person.modes();
    person.enters("./learn watch 01.1");
    person.sees("checking, 3 s");
    person.presses("C-c");
    person.sees("$");
    CHECK(soon([] { return processes().empty(); }));
    CHECK(person.modes() == modes);
  }
  {
    const Person person;
    person.enters("./learn watch 01.1");
    person.sees("checking, 3 s");
    person.goes();
    CHECK(soon([] { return processes().empty(); }));
    INFO(processes());
  }
  tree().check_with("");
}

TEST_CASE("a terminal that cannot move its cursor gets plain lines", "[course]") {
  if (!has_tmux()) return;
  tree().solve();
  for (const char* terminal : {"TERM=dumb", "TERM=unheard-of", "TERM=vt100"}) {
    const Person person(terminal);
    person.enters("./learn watch 01.1");
    person.sees("q quit");
    person.sees("01.1 ");
    person.enters("n");
    person.sees("01.2 ");
    person.enters("q");
    person.sees("$");
  }
}

TEST_CASE("./learn alone asks once whether it watches, where work has begun", "[course]") {
  if (!has_tmux()) return;
  fs::remove(tree().root() / "exercises/progress.json");
  unwritten();
  write_text(tree().file(), read_text(tree().file()) + "// begun\n");
  CHECK_THAT(tree().learn({}).output, ContainsSubstring("Next: go on in exercises/01_rules/"));
  const Person person;
  person.enters("./learn");
  person.sees("[Y/n]");
  person.enters("n");
  person.sees("Next: go on");
  person.clears();
  person.enters("./learn");
  person.sees("Next: go on");
  CHECK_THAT(person.screen(), !ContainsSubstring("[Y/n]"));
  fs::remove(tree().root() / "exercises/progress.json");
  person.clears();
  person.enters("./learn");
  person.sees("[Y/n]");
  person.enters("y");
  person.sees(keys);
  person.types("q");
  person.sees("$");
  person.clears();
  person.enters("./learn");
  person.sees(keys);
}

}  // namespace
}  // namespace dl
