#pragma once

#include <string>
#include <vector>

#include "plot.hpp"

namespace dl {

/// What gnuplot's text terminal cannot draw, as lines of text.

std::string ascii_bars(const std::vector<Bar>& bars);
std::string ascii_picture(const Picture& picture, Ink ink);
/// Regions as '.' for class 0, ':' for class 1, ...; samples as the digit of their class.
std::string ascii_scatter(const Panel& panel, const Box& box);
/// Node by node and line by line.
std::string ascii_diagram(const std::vector<Node>& nodes, const std::vector<Link>& links);

}  // namespace dl
