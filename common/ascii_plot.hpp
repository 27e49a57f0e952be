#pragma once

#include <functional>
#include <string>
#include <vector>

#include "plot.hpp"

namespace dl {

// Plots as lines of text, at most `width` characters wide, for terminals without pictures. Nothing
// here has a colour: a sign tells one curve from another, and a key says which.

/// The width of the terminal, 79 when the output goes elsewhere.
int terminal_width();

std::string ascii_curves(const PlotText& text, const std::vector<Curve>& curves,
                         const CurveLook& look, int width);
std::string ascii_curve_panels(const PlotText& text, const std::vector<CurvePanel>& panels,
                               const CurveLook& look, int width);
std::string ascii_bars(const std::vector<Bar>& bars, const BarLook& look, int width);
/// "---o--": the range and the value in it.
std::string ascii_dots(const std::vector<DotGroup>& groups, const DotLook& look, int width);
/// A line for each histogram: the darker, the more values in the bin.
std::string ascii_histogram_grid(const std::vector<HistogramRow>& rows, const HistogramLook& look,
                                 int width);
/// Two pixels to a character. What is negative has other shades than what is positive.
std::string ascii_pictures(const std::vector<Picture>& pictures, int columns, const ImageLook& look,
                           int width);
/// Regions as '.' for class 0, ':' for class 1, ...; samples as the digit of their class, as a
/// letter where they are taken for another.
std::string ascii_scatter(const std::vector<Panel>& panels, const Box& box, int width);
/// The darker, the higher; each path as a letter, its end as a large one.
std::string ascii_contours(const std::function<double(double, double)>& f,
                           const std::vector<Curve>& paths, const Box& box, const ContourLook& look,
                           int width);
std::string ascii_heat_maps(const PlotText& text, const std::vector<HeatMap>& maps,
                            const std::vector<std::string>& row_names,
                            const std::vector<std::string>& column_names, const HeatMapLook& look,
                            int width);
/// Node by node and line by line.
std::string ascii_diagram(const std::vector<Node>& nodes, const std::vector<Link>& links);
/// The cube's front, row by row, '#' for a marked cell, and the same for each slice behind it.
std::string ascii_cube(const Cube& cube, const CubeEdges& edges);
std::string ascii_cubes(const std::vector<Cube>& cubes, const CubeEdges& edges, int width);

}  // namespace dl
