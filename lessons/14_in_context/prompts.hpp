#pragma once

#include <vector>

#include "common/matrix.hpp"

namespace dl::lesson_14 {

/// What goes into a model: sequences of one length, one below the other, and what is asked.
struct Prompts {
  Matrix tokens = {};             ///< [sequences · length, columns], one token a row
  Matrix mask = {};               ///< [length, length]: who sees whom
  std::vector<Index> asked = {};  ///< the rows whose outputs are the answers
  Labels answers = {};            ///< what is right there

  Index length() const { return mask.rows(); }
  Index sequences() const { return tokens.rows() / length(); }
};

}  // namespace dl::lesson_14
