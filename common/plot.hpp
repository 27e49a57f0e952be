#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "dataset.hpp"
#include "matrix.hpp"
#include "options.hpp"

namespace dl {

/// What a plot says: the title tells what there is to see, the axes name their unit.
struct PlotText {
  std::string title;
  std::string x;
  std::string y;
};

struct Curve {
  std::string name;
  std::vector<double> x = {};
  std::vector<double> y = {};

  /// One more point.
  void add(double at, double value) {
    x.push_back(at);
    y.push_back(value);
  }
};

/// A curve over 1, 2, 3, ...: epochs, passes, layers.
Curve over_epochs(std::string name, std::vector<double> values);

/// A place on the x axis, marked by a dashed line with words beside its upper end. In the order of
/// x no words cross another's line.
struct Mark {
  std::string text;
  double x = 0;
};

enum class Axes { linear, log_x, log_y, log_log };

struct Bar {
  std::string name;
  double value = 0;
};

struct Values {
  std::string name;
  std::vector<double> values;
};

/// One row in a grid of small histograms, all from `low` to `high`; what lies outside is counted in
/// the outermost bins.
struct HistogramRow {
  std::string name;
  double low = 0;
  double high = 1;
  std::vector<Values> cells;
};

/// Pixels [height, width] and the words under them. What is as large as `full_ink` gets the full
/// colour; 0 stands for the largest of the picture's own pixels.
struct Picture {
  Matrix pixels;
  std::string caption;
  double full_ink = 0;
};

/// The value that gets the full colour, never 0.
double full_ink(const Picture& picture);

enum class Ink {
  black,   ///< 0 is white, the largest value black
  signed_  ///< negative is orange, 0 white, positive blue
};

/// Samples with two features, and the class a model gives to each place of the plane.
struct Panel {
  std::string title;
  const Dataset* samples = nullptr;
  std::function<int(double x1, double x2)> classify;
};

/// The class at each place of the plane, from the class of one sample: classify(x) with x [1, 2].
template <typename Classify>
std::function<int(double x1, double x2)> regions(Classify classify) {
  return [classify = std::move(classify)](double x1, double x2) -> int {
    RowVector x(2);
    x << static_cast<real>(x1), static_cast<real>(x2);
    return classify(x);
  };
}

struct Box {
  double x_low = -1;
  double x_high = 1;
  double y_low = -1;
  double y_high = 1;
};

/// A circle of a diagram at (x, y), both from 0 to 1, x to the right and y upwards, with words in
/// it, above it and below it.
struct Node {
  double x = 0;
  double y = 0;
  std::string inside;
  std::string above;
  std::string below;
};

/// A line from one node to another with words along it, on both sides.
struct Link {
  std::size_t from = 0;
  std::size_t to = 0;
  std::string above;
  std::string below;
};

/// A block of numbers [across, up, deep] as a cube of cells; `inside` says which cells are marked.
struct Cube {
  std::string title;
  std::function<bool(int across, int up, int deep)> inside;
};

/// How many cells a cube has along each edge, and what runs along it.
struct CubeEdges {
  int across = 1;
  int up = 1;
  int deep = 1;
  std::string across_name, up_name, deep_name;
};

/// Draws through gnuplot, in one theme, to a window, PNG or SVG files below options.out, or as
/// text. Where gnuplot or a display is missing it says so in one line, once, and draws nothing: a
/// lesson does not fail for want of a picture. Every call draws one plot; `name` becomes the file's
/// name.
class Plots {
 public:
  explicit Plots(const Options& options);

  void curves(const std::string& name, const PlotText& text, const std::vector<Curve>& curves,
              Axes axes = Axes::linear, const std::vector<Mark>& marks = {});
  /// Horizontal bars, the first on top.
  void bars(const std::string& name, const PlotText& text, const std::vector<Bar>& bars);
  /// Each sample's share in `bins` bins of one width, as steps.
  void histogram(const std::string& name, const PlotText& text, const std::vector<Values>& samples,
                 int bins = 40);
  /// A grid of small histograms, each scaled to its own highest bin; the first row's cells name the
  /// columns.
  void histogram_grid(const std::string& name, const PlotText& text,
                      const std::vector<HistogramRow>& rows, int bins = 30);
  /// Decision regions in pale tints, the samples above them, panels side by side.
  void scatter(const std::string& name, const PlotText& text, const std::vector<Panel>& panels,
               const Box& box = {-2, 2, -2, 2});
  /// Lines of equal height of f, and paths that walk over it.
  void contours(const std::string& name, const PlotText& text,
                const std::function<double(double, double)>& f, const std::vector<Curve>& paths,
                const Box& box);
  /// A grid of pictures in rows of `columns`.
  void images(const std::string& name, const PlotText& text, const std::vector<Picture>& pictures,
              int columns, Ink ink = Ink::black);
  /// A table of numbers as tints, the numbers written in them.
  void heat_map(const std::string& name, const PlotText& text, const Matrix& values,
                const std::vector<std::string>& row_names,
                const std::vector<std::string>& column_names);
  /// Circles and the lines between them. What stands above is blue, what stands below orange.
  void diagram(const std::string& name, const PlotText& text, const std::vector<Node>& nodes,
               const std::vector<Link>& links);
  /// Cubes side by side, each with its marked cells in blue.
  void cubes(const std::string& name, const PlotText& text, const std::vector<Cube>& cubes,
             const CubeEdges& edges);

 private:
  class Canvas;
  void draw(const std::string& name, const PlotText& text,
            const std::function<void(Canvas&)>& commands);

  PlotTo to_;
  std::filesystem::path folder_;
  std::string window_terminal_;
};

}  // namespace dl
