#include "plot.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>

#include <fmt/format.h>
#include <gnuplot-iostream.h>
#include <unistd.h>

#include "common/plots/canvas.hpp"

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

/// The first terminal with a window that the installed gnuplot has, or nothing.
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

}  // namespace

Curve over_epochs(std::string name, std::vector<double> values) {
  Curve curve{std::move(name)};
  for (const double value : values) curve.add(static_cast<double>(curve.x.size() + 1), value);
  return curve;
}

Plots::Plots(const Options& options) : to_(options.plot), folder_(options.out) {
  const auto give_up = [this](const char* why) {
    fmt::print(stderr, "no plots: {}\n", why);
    to_ = PlotTo::none;
  };
  if (to_ == PlotTo::none) return;
  if (!on_path("gnuplot")) {
    give_up("gnuplot is not installed; 'sudo apt-get install gnuplot-nox' brings it");
  } else if (to_ == PlotTo::window) {
    if (std::getenv("DISPLAY") == nullptr && std::getenv("WAYLAND_DISPLAY") == nullptr) {
      give_up("there is no display for --plot window; use --plot png or ascii");
    } else {
      window_terminal_ = window_terminal();
      if (window_terminal_.empty()) {
        give_up("this gnuplot has no windows; 'sudo apt-get install gnuplot-qt' brings them");
      }
    }
  }
}

void Plots::draw(const std::string& name, const PlotText& text,
                 const std::function<void(Canvas&)>& commands) {
  const bool to_file = to_ == PlotTo::png || to_ == PlotTo::svg;
  const auto file = folder_ / (name + (to_ == PlotTo::svg ? ".svg" : ".png"));
  const auto part = fs::path(file).concat(fmt::format(".{}.part", getpid()));
  if (to_file) fs::create_directories(folder_);
  std::fflush(stdout);
  {
    Gnuplot gnuplot(to_ == PlotTo::window ? "gnuplot -persist" : "gnuplot");
    Canvas canvas(gnuplot);
    const char* style = "size 960,600 font 'DejaVu Sans,12'";
    switch (to_) {
      case PlotTo::window:
        canvas.command("set terminal {} {} title {}", window_terminal_, style, quoted(name));
        break;
      case PlotTo::png:
        canvas.command("set terminal pngcairo {} background rgb 'white'", style);
        break;
      case PlotTo::svg: canvas.command("set terminal svg {} background rgb 'white'", style); break;
      default: canvas.command("set terminal dumb noenhanced size 100,30");
    }
    if (to_file) canvas.command("set output {}", quoted(part.string()));
    canvas.theme(text);
    if (to_ == PlotTo::ascii) canvas.command("set key below");
    commands(canvas);
  }
  if (!to_file) return;
  std::error_code missing;
  if (fs::file_size(part, missing) > 0 && !missing) {
    fs::rename(part, file);
    fmt::print("plot: {}\n", file.string());
  } else {
    fs::remove(part, missing);
    fmt::print(stderr, "gnuplot did not draw {}\n", file.string());
  }
}

}  // namespace dl
