#include "common/plots/window.hpp"

#include <array>
#include <cstdio>
#include <exception>
#include <fstream>

#include <fmt/format.h>
#include <gnuplot-iostream.h>
#include <unistd.h>

#include "common/plots/canvas.hpp"

namespace dl {

namespace fs = std::filesystem;

namespace {

constexpr int left_key = 1008;  // as gnuplot numbers the keys

}  // namespace

class PlotWindow::Process : public Gnuplot {};

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

PlotWindow::PlotWindow(const std::string& terminal)
    : terminal_(terminal),
      folder_(fs::temp_directory_path() / fmt::format("plots.{}", getpid())),
      gnuplot_(std::make_unique<Process>()) {
  fs::create_directories(folder_);
}

std::string PlotWindow::page(int number) const {
  return (folder_ / fmt::format("{}.gnuplot", number)).string();
}

void PlotWindow::show(const std::string& title, double width, double height,
                      const std::string& commands) {
  ++pages_;
  std::ofstream(page(pages_)) << fmt::format(
                                     "reset\nset terminal {} 0 size {:.0f},{:.0f} font "
                                     "'DejaVu Sans,12' title {} persist\n",
                                     terminal_, width, height, quoted(title))
                              << commands << "unset multiplot\n";
  *gnuplot_ << "load " << quoted(page(pages_)) << "\n" << std::flush;
}

PlotWindow::~PlotWindow() {
  if (pages_ > 0 && std::uncaught_exceptions() == 0) {
    fmt::print("{} plots in one window: Right and Left turn the page, q closes.\n", pages_);
    std::fflush(stdout);
    // The loop is a file of its own: gnuplot reads a loop to its end before it runs it.
    std::ofstream(folder_ / "turn.gnuplot")
        << fmt::format("page = {0}\nwhile (page > 0) {{\n", pages_)
        << "  pause mouse keypress,close\n"
        // After the window was closed there is no key, or it is -1.
        << "  if (!exists('MOUSE_KEY')) { break }\n"
        << "  if (MOUSE_KEY == -1 || MOUSE_KEY == 113) { break }\n"
        << fmt::format(
               "  page = MOUSE_KEY == {1} ? page - 1 : page + 1\n"
               "  if (page > {0}) {{ page = 1 }}\n  if (page < 1) {{ page = {0} }}\n",
               pages_, left_key)
        << fmt::format("  load sprintf('{}/%d.gnuplot', page)\n}}\n", folder_.string());
    *gnuplot_ << "load " << quoted((folder_ / "turn.gnuplot").string()) << "\n" << std::flush;
  }
  gnuplot_.reset();  // waits until gnuplot has ended
  std::error_code gone;
  fs::remove_all(folder_, gone);
}

}  // namespace dl
