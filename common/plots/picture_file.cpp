#include "common/plots/picture_file.hpp"

#include <utility>

#include <fmt/format.h>
#include <unistd.h>

#include "common/error.hpp"
#include "common/file.hpp"
#include "common/plots/canvas.hpp"
#include "common/plots/gnuplot.hpp"

namespace dl {
namespace {

namespace fs = std::filesystem;

void replace_all(std::string& text, const std::string& old, const std::string& by) {
  for (auto at = text.find(old); at != std::string::npos; at = text.find(old, at + by.size())) {
    text.replace(at, old.size(), by);
  }
}

/// What gnuplot left out of an SVG: other fonts where the first is missing, and pictures whose
/// pixels stay squares.
std::string finished_svg(std::string svg) {
  replace_all(svg, "font-family=\"DejaVu Sans\"",
              "font-family=\"DejaVu Sans, Verdana, Arial, sans-serif\"");
  replace_all(svg, "<image ", "<image style='image-rendering:pixelated' ");
  return svg;
}

/// Whether gnuplot came to the end of a picture: it does not say when the disk was full.
bool is_whole(const std::string& picture, bool svg) {
  const auto end = picture.substr(picture.size() - std::min<std::size_t>(picture.size(), 16));
  return end.find(svg ? "</svg>" : "IEND") != std::string::npos;
}

std::string terminal_for(bool svg, double height) {
  return svg ? fmt::format(
                   "set terminal svg size {:.0f},{:.0f} font 'DejaVu Sans,16' "
                   "background rgb 'white'\n",
                   canvas_width, height)
             : fmt::format(
                   "set terminal pngcairo size {:.0f},{:.0f} fontscale 2 linewidth 2 "
                   "pointscale 2 font 'DejaVu Sans,12' background rgb 'white'\n",
                   2 * canvas_width, 2 * height);
}

/// What gnuplot writes into `part`, which is to become `file`.
std::string drawn(const fs::path& file, const fs::path& part, double height,
                  const std::string& commands) {
  constexpr std::size_t largest = 1 << 28;
  const bool svg = file.extension() == ".svg";
  const auto must_hold = [&file](bool holds, const std::string& otherwise) {
    if (!holds) throw InputError(file, "not drawn", otherwise);
  };
  GnuplotProcess gnuplot;
  gnuplot.send(terminal_for(svg, height) + "set output " + quoted(part.string()) + "\n" + commands);
  const auto wrong = gnuplot.close();
  must_hold(wrong.empty(), wrong);
  must_hold(fs::exists(part), "gnuplot wrote nothing");
  auto picture = read_some(*open_for_reading(part), part, largest);
  must_hold(is_whole(picture, svg), "gnuplot left it cut short; is the disk full?");
  return svg ? finished_svg(std::move(picture)) : picture;
}

}  // namespace

void draw_file(const fs::path& file, double height, const std::string& commands) {
  const auto part = fs::path(file).concat(fmt::format(".{}.gnuplot", getpid()));
  fs::create_directories(file.parent_path());
  std::error_code missing;
  try {
    write_whole(file, drawn(file, part, height, commands));
    fs::remove(part, missing);
  } catch (const std::exception&) {
    fs::remove(part, missing);
    throw;
  }
}

}  // namespace dl
