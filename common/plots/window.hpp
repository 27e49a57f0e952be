#pragma once

#include <filesystem>
#include <memory>
#include <string>

namespace dl {

/// One window for all plots of a program: each is shown as it comes, and in the end the pages can
/// be turned.
class PlotWindow {
 public:
  /// Of a terminal that gnuplot has, "qt".
  explicit PlotWindow(const std::string& terminal);
  /// Turns the pages, by the keys and the mouse, until the window is closed.
  ~PlotWindow();
  PlotWindow(const PlotWindow&) = delete;
  PlotWindow& operator=(const PlotWindow&) = delete;

  /// One more page, of so many pixels, from what gnuplot is to draw on it.
  void show(const std::string& title, double width, double height, const std::string& commands);

 private:
  std::string page(int number) const;

  std::string terminal_;
  std::filesystem::path folder_;
  int pages_ = 0;
  class Process;
  std::unique_ptr<Process> gnuplot_;
};

/// The first terminal with a window that the installed gnuplot has, or nothing.
std::string window_terminal();

}  // namespace dl
