#pragma once

#include <string>

#include "common/matrix.hpp"

namespace dl {

/// Pixels [height, width] and the words under them. What is as large as `full_ink` gets the full
/// colour; 0 stands for the largest of the picture's own pixels.
struct Picture {
  Matrix pixels = {};
  std::string caption = {};
  double full_ink = 0;
};

/// The value that gets the full colour, never 0.
double full_ink(const Picture& picture);

enum class Ink {
  black,   ///< 0 is white, the largest value black
  signed_  ///< negative is orange, 0 white, positive blue
};

struct ImageLook {
  Ink ink = Ink::black;
  std::string negative = {};  ///< what negative and positive pixels stand for: a key below
  std::string positive = {};
};

}  // namespace dl
