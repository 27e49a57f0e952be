#include "common/plots/window.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <stdexcept>

#include <fmt/format.h>

#include "common/plots/canvas.hpp"
#include "common/program.hpp"

namespace dl {

namespace fs = std::filesystem;

namespace {

constexpr int left_key = 1008;  // as gnuplot numbers the keys

/// A folder of its own, wherever temporary files lie. Throws std::runtime_error when there is none.
fs::path new_folder() {
  std::error_code none;
  auto name = (fs::temp_directory_path(none) / "plots-XXXXXX").string();
  if (!none && mkdtemp(name.data()) != nullptr) return name;
  throw std::runtime_error("there is no folder for temporary files; TMPDIR names one");
}

}  // namespace

std::string window_terminal() {
  const char* ask = "gnuplot -e \"set print '-'; print GPVAL_TERMINALS\" 2>/dev/null";
  std::string known = " ";
  if (FILE* answer = popen(ask, "r")) {
    std::array<char, 256> piece{};
    while (std::fgets(piece.data(), piece.size(), answer) != nullptr) known += piece.data();
    pclose(answer);
  }
  for (const char* terminal : {"qt", "wxt", "x11"}) {
    if (known.find(fmt::format(" {} ", terminal)) != std::string::npos) return terminal;
  }
  return "";
}

PlotWindow::PlotWindow(const std::string& terminal) : terminal_(terminal), folder_(new_folder()) {}

bool PlotWindow::load(const std::string& name, const std::string& commands) {
  const auto file = folder_ / name;
  std::ofstream out(file);
  out << commands;
  out.close();
  const bool sent = out && gnuplot_.send("load " + quoted(file.string()) + "\n");
  if (sent) return true;
  const auto wrong = gnuplot_.close();
  complain(fmt::format("no more plots: {}", wrong.empty() ? "the disk is full" : wrong));
  return false;
}

bool PlotWindow::show(const std::string& title, double width, double height,
                      const std::string& commands) {
  ++pages_;
  return load(fmt::format("{}.gnuplot", pages_),
              fmt::format("reset\nset terminal {} 0 size {:.0f},{:.0f} font 'DejaVu Sans,12' title "
                          "{} persist\n{}unset multiplot\n",
                          terminal_, width, height, quoted(title), commands));
}

void PlotWindow::turn_pages() {
  fmt::print("{} plots in one window: Right and Left turn the page, q closes.\n", pages_);
  std::fflush(stdout);
  // The loop is a file of its own: gnuplot reads a loop to its end before it runs it.
  load("turn.gnuplot",
       fmt::format("page = {0}\nwhile (page > 0) {{\n", pages_) +
           "  pause mouse keypress,close\n"
           // After the window was closed there is no key, or it is -1.
           "  if (!exists('MOUSE_KEY')) { break }\n"
           "  if (MOUSE_KEY == -1 || MOUSE_KEY == 113) { break }\n" +
           fmt::format("  page = MOUSE_KEY == {1} ? page - 1 : page + 1\n"
                       "  if (page > {0}) {{ page = 1 }}\n  if (page < 1) {{ page = {0} }}\n",
                       pages_, left_key) +
           fmt::format("  load sprintf('{}/%d.gnuplot', page)\n}}\n", folder_.string()));
}

PlotWindow::~PlotWindow() {
  try {
    if (pages_ > 0 && std::uncaught_exceptions() == 0 && gnuplot_.listens()) turn_pages();
  } catch (const std::exception& failure) {
    complain(failure.what());
  }
  if (const auto wrong = gnuplot_.close(); !wrong.empty()) complain("no more plots: " + wrong);
  std::error_code gone;
  fs::remove_all(folder_, gone);
}

}  // namespace dl
