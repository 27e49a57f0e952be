#include "plot.hpp"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <sstream>

#include <fmt/format.h>
#include <unistd.h>

#include "common/ascii_plot.hpp"
#include "common/plots/canvas.hpp"
#include "common/plots/picture_file.hpp"
#include "common/plots/window.hpp"
#include "common/program.hpp"

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

}  // namespace

Plots::Plots(const Options& options) : to_(options.plot), folder_(options.out) {
  const auto give_up = [this](const std::string& why) {
    complain(fmt::format("no plots: {}", why));
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
      try {
        window_ = std::make_unique<PlotWindow>(terminal);
      } catch (const std::exception& failure) {
        give_up(failure.what());
      }
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
    if (window_->show(name, canvas_width, full_height, script.str())) return;
    window_.reset();
    to_ = PlotTo::none;
    return;
  }
  const auto file = folder_ / (name + (to_ == PlotTo::svg ? ".svg" : ".png"));
  try {
    draw_file(file, full_height, script.str());
  } catch (const std::exception& failure) {
    complain(fmt::format("no plot: {}", failure.what()));
    return;
  }
  fmt::print("plot: {}: {}\n", file.string(), text.title);
}

}  // namespace dl
