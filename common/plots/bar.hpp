#pragma once

#include <string>
#include <vector>

#include "common/plots/style.hpp"
#include "common/spread.hpp"

namespace dl {

struct Bar {
  std::string name = {};
  double value = 0;
  Colour colour = Colour::blue;
};

struct BarLook {
  double from = 0;    ///< where the bars start
  int decimals = -1;  ///< of the numbers behind the bars; -1: as many as they need
  std::vector<Reference> references = {};
};

/// A value and the range around it, in the row of its name. Without a value the note alone stands
/// in the row: "diverges".
struct Dot {
  std::string name = {};
  double value = not_given;
  double low = not_given;
  double high = not_given;
  std::string note = {};
};

/// The mean of several runs between their smallest and their largest.
inline Dot dot_of(std::string name, const Spread& spread) {
  return {std::move(name), spread.mean, spread.low, spread.high};
}

/// Dots of one colour, such as all results on the same data.
struct DotGroup {
  std::string name = {};
  std::vector<Dot> dots = {};
  Style style = {};
};

struct DotLook {
  Range range = {};
  bool log = false;
  int decimals = -1;      ///< of the numbers beside the dots; -1: as many as they need
  bool sections = false;  ///< each group below its name, instead of side by side in common rows
  std::vector<Reference> references = {};
};

}  // namespace dl
