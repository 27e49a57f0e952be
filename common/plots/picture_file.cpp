#include "common/plots/picture_file.hpp"

#include <stdexcept>

#include <fmt/format.h>
#include <unistd.h>

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

std::string drawn(const fs::path& part, double height, const std::string& commands, bool svg) {
  constexpr std::size_t largest = 1 << 28;
  GnuplotProcess gnuplot;
  gnuplot.send(terminal_for(svg, height) + "set output " + quoted(part.string()) + "\n" + commands);
  if (const auto wrong = gnuplot.close(); !wrong.empty()) throw std::runtime_error(wrong);
  if (!fs::exists(part)) throw std::runtime_error("gnuplot drew nothing");
  auto picture = read_some(*open_for_reading(part), part, largest);
  if (!is_whole(picture, svg)) throw std::runtime_error("gnuplot left it cut short");
  return svg ? finished_svg(std::move(picture)) : picture;
}

}  // namespace

void draw_file(const fs::path& file, double height, const std::string& commands) {
  const auto part = fs::path(file).concat(fmt::format(".{}.gnuplot", getpid()));
  fs::create_directories(file.parent_path());
  std::error_code missing;
  try {
    write_whole(file, drawn(part, height, commands, file.extension() == ".svg"));
    fs::remove(part, missing);
  } catch (const std::exception&) {
    fs::remove(part, missing);
    throw;
  }
}

}  // namespace dl
