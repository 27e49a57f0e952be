#pragma once

#include <cstddef>
#include <limits>
#include <string>

namespace dl {

/// What a plot says: the title tells what there is to see, the axes name their unit.
struct PlotText {
  std::string title;
  std::string x = {};
  std::string y = {};
  std::string without_colour = {};  ///< the title in a text terminal, if `title` speaks of colours
};

/// Okabe and Ito's colours, safe for colour-blind readers, in the order in which curves take them.
enum class Colour { in_turn = -1, blue, orange, green, pink, yellow, sky, grey, black };

/// The colour of method i: so it keeps it through all plots of a lesson.
inline Colour nth_colour(std::size_t i) { return static_cast<Colour>(i % 6); }

enum class Dash { solid, dashed, dotted, dash_dotted };

/// The shapes of points, in the order in which curves take them.
enum class Marker {
  in_turn = -1,
  circle,
  square,
  triangle,
  diamond,
  wedge,
  pentagon,
  ring,  ///< never taken in turn, as those after it
  frame,
  cross,
  none
};

/// How the points of a curve are joined; with steps a value holds until the next point.
enum class Join { line, steps, none };

/// How a curve is drawn. What is left out is taken in turn; a given colour brings its own marker.
struct Style {
  Colour colour = Colour::in_turn;
  Dash dash = Dash::solid;
  Marker marker = Marker::in_turn;
  Join join = Join::line;
  double width = 2;
};

inline constexpr double not_given = std::numeric_limits<double>::quiet_NaN();

/// From where to where; an end that is not given is where the data end.
struct Range {
  double low = not_given;
  double high = not_given;
};

/// A constant, such as the accuracy of guessing: a dashed line across the plot with its name.
struct Reference {
  std::string text;
  double at = 0;
  Colour colour = Colour::grey;
};

}  // namespace dl
