#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "common/plots/bar.hpp"
#include "common/plots/curve.hpp"
#include "common/plots/diagram.hpp"
#include "common/plots/heat_map.hpp"
#include "common/plots/histogram.hpp"
#include "common/plots/picture.hpp"
#include "common/plots/plane.hpp"
#include "matrix.hpp"
#include "options.hpp"

namespace dl {

class Canvas;
class PlotWindow;

/// Draws through gnuplot, in one theme, to PNG or SVG files below options.out, as the pages of one
/// window, or as text. Where gnuplot or a display is missing it says so in one line, once, and
/// draws nothing: a lesson does not fail for want of a picture. Every call draws one plot; `name`
/// becomes the file's name.
class Plots {
 public:
  explicit Plots(const Options& options);
  /// With a window: turns the pages until the window is closed.
  ~Plots();
  Plots(const Plots&) = delete;
  Plots& operator=(const Plots&) = delete;

  void curves(const std::string& name, const PlotText& text, const std::vector<Curve>& curves,
              const CurveLook& look = {});
  void curves(const std::string& name, const PlotText& text, const std::vector<Curve>& curves,
              Axes axes, const std::vector<Mark>& marks = {});
  /// Small plots in rows of `columns`, with the same axes; 0: the number of columns is chosen.
  void curve_panels(const std::string& name, const PlotText& text,
                    const std::vector<CurvePanel>& panels, const CurveLook& look = {},
                    int columns = 0);
  /// Horizontal bars, the first on top.
  void bars(const std::string& name, const PlotText& text, const std::vector<Bar>& bars,
            const BarLook& look = {});
  /// Values as dots with their ranges, a row for each name, the first on top.
  void dots(const std::string& name, const PlotText& text, const std::vector<DotGroup>& groups,
            const DotLook& look = {});
  /// Each sample's share in `bins` bins of one width, as steps.
  void histogram(const std::string& name, const PlotText& text, const std::vector<Values>& samples,
                 int bins = 40);
  /// A grid of small histograms; the first row's cells name the columns.
  void histogram_grid(const std::string& name, const PlotText& text,
                      const std::vector<HistogramRow>& rows, const HistogramLook& look = {});
  /// Decision regions in pale tints and their boundary, the samples above them, a ring around each
  /// that is taken for another class. Panels in rows of `columns`; 0: the number is chosen.
  void scatter(const std::string& name, const PlotText& text, const std::vector<Panel>& panels,
               const Box& box = {-2, 2, -2, 2}, int columns = 0);
  /// The landscape f, shaded and with lines of equal height, and paths that walk over it.
  void contours(const std::string& name, const PlotText& text,
                const std::function<double(double, double)>& f, const std::vector<Curve>& paths,
                const Box& box, const ContourLook& look = {});
  /// A grid of pictures in rows of `columns`.
  void images(const std::string& name, const PlotText& text, const std::vector<Picture>& pictures,
              int columns, const ImageLook& look = {});
  void images(const std::string& name, const PlotText& text, const std::vector<Picture>& pictures,
              int columns, Ink ink);
  /// A table of numbers as tints, the numbers written in them.
  void heat_map(const std::string& name, const PlotText& text, const Matrix& values,
                const std::vector<std::string>& row_names,
                const std::vector<std::string>& column_names, const HeatMapLook& look = {});
  /// Several of them side by side, with the same rows, columns and scale.
  void heat_maps(const std::string& name, const PlotText& text, const std::vector<HeatMap>& maps,
                 const std::vector<std::string>& row_names,
                 const std::vector<std::string>& column_names, const HeatMapLook& look = {});
  /// Circles and arrows between them. What stands above is blue, what stands below orange.
  void diagram(const std::string& name, const PlotText& text, const std::vector<Node>& nodes,
               const std::vector<Link>& links);
  /// Cubes side by side, each with its marked cells in blue.
  void cubes(const std::string& name, const PlotText& text, const std::vector<Cube>& cubes,
             const CubeEdges& edges);

 private:
  /// Whether there is nothing to do with gnuplot: no plots are wanted, or this one was printed, as
  /// as_text(width) gives it.
  bool done_as_text(const std::string& name, const PlotText& text,
                    const std::function<std::string(int width)>& as_text);
  /// A plot of so many pixels below its title.
  void draw(const std::string& name, const PlotText& text, double height,
            const std::function<void(Canvas&)>& commands);

  PlotTo to_;
  std::filesystem::path folder_;
  std::unique_ptr<PlotWindow> window_;
};

}  // namespace dl
