#pragma once

#include <filesystem>
#include <string>

#include "common/plots/gnuplot.hpp"

namespace dl {

/// One window for all plots of a program: each is shown as it comes, and in the end the pages can
/// be turned.
class PlotWindow {
 public:
  /// Of a terminal that gnuplot has, "qt". Throws std::runtime_error when gnuplot cannot be started
  /// or there is no place for temporary files.
  explicit PlotWindow(const std::string& terminal);
  /// Turns the pages, by the keys and the mouse, until the window is closed.
  ~PlotWindow();
  PlotWindow(const PlotWindow&) = delete;
  PlotWindow& operator=(const PlotWindow&) = delete;

  /// One more page, of so many pixels, from what gnuplot is to draw on it. Where it cannot be shown
  /// it says so in one line and returns false: no page will come after it.
  bool show(const std::string& title, double width, double height, const std::string& commands);

 private:
  /// Lets gnuplot load a file of commands. Says in one line why it cannot.
  bool load(const std::string& name, const std::string& commands);
  void turn_pages();

  std::string terminal_;
  std::filesystem::path folder_;
  int pages_ = 0;
  GnuplotProcess gnuplot_;
};

/// The first terminal with a window that the installed gnuplot has, or nothing.
std::string window_terminal();

}  // namespace dl
