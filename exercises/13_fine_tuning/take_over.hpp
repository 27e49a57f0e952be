#pragma once

#include <string>
#include <vector>

#include "common/safetensors.hpp"
#include "solutions/07_backpropagation/state_dict.hpp"

namespace dl {

/// What became of each matrix of a network: the names of those that were given, and of those that
/// stayed as they were.
struct TakenOver {
  std::vector<std::string> taken;
  std::vector<std::string> fresh;
};

/// Gives a network those weights of another one that fit: of the same name and of the same shape.
/// All else stays as it is, on both sides. (PyTorch: load_state_dict(..., strict=False), which
/// leaves out other names, but throws at another shape.)
inline TakenOver take_over(const Weights& weights, Layer& network) {
  TakenOver result;
  for (const auto& [name, matrix] : state_dict(network)) {
    // exercise 13.1: take over what fits
    // hint: `matrix` points into the network; weights.find(name) is weights.end() without that name
    // hint: two shapes are the same when the rows() are, and the cols() too
    // hint: *matrix = found->second;  either way, note the name in result.taken or result.fresh
    // solution begin
    const auto found = weights.find(name);
    const bool fits = found != weights.end() && found->second.rows() == matrix->rows() &&
                      found->second.cols() == matrix->cols();
    if (fits) *matrix = found->second;
    (fits ? result.taken : result.fresh).push_back(name);
    // solution end
  }
  return result;
}

}  // namespace dl
