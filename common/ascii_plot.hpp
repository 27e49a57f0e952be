#pragma once

#include <string>
#include <vector>

#include "plot.hpp"

namespace dl {

/// The number of values in each of `bins` bins of one width, the highest scaled to 1.
std::vector<double> bin_heights(const std::vector<double>& values, double low, double high,
                                int bins);

/// What gnuplot's text terminal cannot draw, as lines of text.

std::string ascii_bars(const std::vector<Bar>& bars);
/// A line for each histogram: the darker, the more values in the bin.
std::string ascii_histograms(const HistogramRow& row, int bins);
std::string ascii_picture(const Picture& picture, Ink ink);
/// Regions as '.' for class 0, ':' for class 1, ...; samples as the digit of their class.
std::string ascii_scatter(const Panel& panel, const Box& box);
/// Node by node and line by line.
std::string ascii_diagram(const std::vector<Node>& nodes, const std::vector<Link>& links);
/// The cube's front, row by row, '#' for a marked cell, and the same for each slice behind it.
std::string ascii_cube(const Cube& cube, const CubeEdges& edges);

}  // namespace dl
