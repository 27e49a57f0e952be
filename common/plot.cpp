#include "plot.hpp"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include <fmt/format.h>
#include <gnuplot-iostream.h>
#include <unistd.h>

#include "common/ascii_plot.hpp"
#include "common/file.hpp"
#include "common/plots/canvas.hpp"
#include "common/plots/window.hpp"

namespace dl {
namespace {

namespace fs = std::filesystem;

bool on_path(const std::string& program) {
  const char* path = std::getenv("PATH");
  std::string_view rest = path == nullptr ? "" : path;
  while (!rest.empty()) {
    const auto end = std::min(rest.find(':'), rest.size());
    if (access((fs::path(rest.substr(0, end)) / program).c_str(), X_OK) == 0) return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

void replace_all(std::string& text, const std::string& old, const std::string& by) {
  for (auto at = text.find(old); at != std::string::npos; at = text.find(old, at + by.size())) {
    text.replace(at, old.size(), by);
  }
}

/// What gnuplot leaves out of an SVG: other fonts where the first is missing, and pictures whose
/// pixels stay squares.
void finish_svg(const fs::path& file) {
  constexpr std::size_t largest = 1 << 28;
  auto svg = read_some(*open_for_reading(file), file, largest);
  replace_all(svg, "font-family=\"DejaVu Sans\"",
              "font-family=\"DejaVu Sans, Verdana, Arial, sans-serif\"");
  replace_all(svg, "<image ", "<image style='image-rendering:pixelated' ");
  std::ofstream(file, std::ios::binary) << svg;
}

}  // namespace

Plots::Plots(const Options& options) : to_(options.plot), folder_(options.out) {
  const auto give_up = [this](const char* why) {
    fmt::print(stderr, "no plots: {}\n", why);
    to_ = PlotTo::none;
  };
  if (to_ == PlotTo::none || to_ == PlotTo::ascii) return;
  if (!on_path("gnuplot")) {
    give_up("gnuplot is not installed; 'sudo apt-get install gnuplot-nox' brings it");
  } else if (to_ == PlotTo::window) {
    if (std::getenv("DISPLAY") == nullptr && std::getenv("WAYLAND_DISPLAY") == nullptr) {
      give_up("there is no display for --plot window; use --plot png or ascii");
    } else if (const auto terminal = window_terminal(); terminal.empty()) {
      give_up("this gnuplot has no windows; 'sudo apt-get install gnuplot-qt' brings them");
    } else {
      window_ = std::make_unique<PlotWindow>(terminal);
    }
  }
}

Plots::~Plots() = default;

bool Plots::done_as_text(const std::string& name, const PlotText& text,
                         const std::function<std::string(int width)>& as_text) {
  if (to_ == PlotTo::none) return true;
  if (to_ != PlotTo::ascii) return false;
  const auto& title = text.without_colour.empty() ? text.title : text.without_colour;
  fmt::print("plot: {}: {}\n{}\n", name, title, as_text(terminal_width()));
  return true;
}

void Plots::draw(const std::string& name, const PlotText& text, double height,
                 const std::function<void(Canvas&)>& commands) {
  const double full_height = std::ceil(height + title_height(text.title));
  std::ostringstream script;
  Canvas canvas(script, to_, full_height, text.title);
  commands(canvas);
  std::fflush(stdout);
  if (to_ == PlotTo::window) {
    window_->show(name, canvas_width, full_height, script.str());
    return;
  }
  const bool svg = to_ == PlotTo::svg;
  const auto file = folder_ / (name + (svg ? ".svg" : ".png"));
  const auto part = fs::path(file).concat(fmt::format(".{}.part", getpid()));
  fs::create_directories(folder_);
  {
    // What it reads is UTF-8, whatever the language of the machine.
    Gnuplot gnuplot("LC_ALL=C.UTF-8 gnuplot");
    if (svg) {
      gnuplot << fmt::format(
          "set terminal svg size {:.0f},{:.0f} font 'DejaVu Sans,16' "
          "background rgb 'white'\n",
          canvas_width, full_height);
    } else {
      gnuplot << fmt::format(
          "set terminal pngcairo size {:.0f},{:.0f} fontscale 2 linewidth 2 "
          "pointscale 2 font 'DejaVu Sans,12' background rgb 'white'\n",
          2 * canvas_width, 2 * full_height);
    }
    gnuplot << "set output " << quoted(part.string()) << "\n" << script.str();
  }
  std::error_code missing;
  if (fs::file_size(part, missing) > 0 && !missing) {
    if (svg) finish_svg(part);
    fs::rename(part, file);
    fmt::print("plot: {}: {}\n", file.string(), text.title);
  } else {
    fs::remove(part, missing);
    fmt::print(stderr, "gnuplot did not draw {}\n", file.string());
  }
}

}  // namespace dl
