#include <cstdlib>
#include <stdexcept>

#include <fmt/format.h>
#include <unistd.h>

#include "commands.hpp"
#include "common/program.hpp"
#include "tools/lock.hpp"
#include "tools/process.hpp"

namespace dl {
namespace {

namespace fs = std::filesystem;

/// Runs a command whose words matter only when it fails.
void must_run(const std::string& what, const Command& command) {
  fmt::print(stderr, "learn: {}\n", what);
  const auto finished = capture_command(command);
  if (finished.status == 0) return;
  fmt::print(stderr, "{}", finished.output);
  throw std::runtime_error(fmt::format("{}: failed with status {}", what, finished.status));
}

/// Compiles the demos to WebAssembly. A learner's exercise that does not compile stops no other
/// demo: its page says so.
void build_demos(const fs::path& source, const fs::path& build, bool mine) {
  const auto demos = source / "demos";
  if (!fs::exists(build / "build.ninja")) {
    must_run("configuring the demos",
             {"cmake", "-S", demos.string(), "-B", build.string(), "-G", "Ninja", "--toolchain",
              (demos / "wasm32.cmake").string(), fmt::format("-DDL_MINE={}", mine ? "ON" : "OFF")});
  }
  const Command command = {"cmake", "--build", build.string(), "--", "-k", "0"};
  if (!mine) {
    must_run("compiling the demos to WebAssembly", command);
    return;
  }
  // What compiles no more must not run as it was before.
  for (const auto& entry : fs::directory_iterator(build)) {
    if (entry.path().extension() == ".wasm") fs::remove(entry.path());
  }
  fmt::print(stderr, "learn: compiling the demos to WebAssembly, with your exercises\n");
  if (capture_command(command).status != 0) {
    fmt::print(
        stderr,
        "learn: not all of yours compiles; './learn check' says where. Its demo says so too\n");
  }
}

/// Where a person sits at a screen.
void open_in_browser(const std::string& page) {
  const bool screen =
      std::getenv("DISPLAY") != nullptr || std::getenv("WAYLAND_DISPLAY") != nullptr;
  if (!screen || isatty(STDOUT_FILENO) == 0) return;
  if (capture_command({"sh", "-c", "command -v xdg-open"}).status != 0) return;
  capture_command({"setsid", "-f", "xdg-open", page});
}

int run_book(const Place& place, const Words& words) {
  boost::program_options::options_description options;
  options.add_options()("mine", boost::program_options::bool_switch());
  options.add_options()("no-open", boost::program_options::bool_switch());
  const auto given = read_words(words, options, false);
  const bool mine = given["mine"].as<bool>();

  const auto source = place.course.root() / "book";
  const auto build = place.course.root() / "build" / "book";
  const auto whose = std::string(mine ? "-mine" : "");
  {
    const TreeLock held(place);
    build_demos(source, build / ("demos" + whose), mine);
    Command make = {"/usr/bin/python3", (source / "make.py").string(), build.string()};
    if (mine) make.emplace_back("--mine");
    must_run("making the pages", make);
  }
  const auto page = build / ("html" + whose) / "index.html";
  fmt::print("the book is {}; open it in a browser\n", from_here(page).string());
  if (!given["no-open"].as<bool>()) open_in_browser(page.string());
  return 0;
}

}  // namespace

Subcommand commands::book() {
  return {"book", "[--mine] [--no-open]",
          "the course as a book in the browser, where its C++ runs; --mine: yours", run_book};
}

}  // namespace dl
