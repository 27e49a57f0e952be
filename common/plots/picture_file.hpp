#pragma once

#include <filesystem>
#include <string>

namespace dl {

/// Lets gnuplot draw into a PNG or an SVG, which is there whole or not at all. `height` is in the
/// pixels of the canvas. Throws InputError when there is no picture.
void draw_file(const std::filesystem::path& file, double height, const std::string& commands);

}  // namespace dl
