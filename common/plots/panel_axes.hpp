#pragma once

#include <string>
#include <vector>

#include "common/plots/plane.hpp"
#include "common/plots/plot_area.hpp"

namespace dl {

/// The axes of a box, exactly from end to end.
PlotArea box_area(const Area& area, const Box& box);

/// What a panel says above it and at its axes.
struct PanelWords {
  std::string title = {};
  std::string x = {};
  std::string y = {};
  std::string title_colour = word_colour;
};

/// Panels over boxes of one shape, side by side in rows, as large as the canvas allows.
class PanelGrid {
 public:
  /// Panels are `tallest` pixels high at most; 0 columns: their number is chosen.
  PanelGrid(std::vector<PanelWords> words, int columns, const Box& box, double tallest);

  double height() const;
  Area area(std::size_t i) const;
  void draw_words(Canvas& canvas, std::size_t i) const;

 private:
  std::vector<std::string> title_lines(std::size_t i) const;

  std::vector<PanelWords> words_;
  Grid grid_;
  double width_ = 0;    // of a panel
  double up_ = 0;       // its height
  double above_ = 0;    // room for its title
  double below_ = 34;   // for the numbers and the words of the x axis
  double beside_ = 46;  // for those of the y axis
};

}  // namespace dl
