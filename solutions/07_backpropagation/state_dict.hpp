#pragma once

#include <filesystem>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "common/error.hpp"
#include "common/safetensors.hpp"
#include "layer.hpp"

namespace dl {

/// All that a layer has learned, by name and seen in place: its parameters, then its buffers
/// (PyTorch: state_dict).
inline NamedMatrices state_dict(Layer& layer) {
  NamedMatrices all;
  for (const auto& [name, parameter] : layer.named_parameters()) {
    all.emplace_back(name, &parameter->value);
  }
  add_named(all, "", layer.named_buffers());
  return all;
}

inline Weights copies(const NamedMatrices& matrices) {
  Weights weights;
  for (const auto& [name, matrix] : matrices) weights[name] = *matrix;
  return weights;
}

/// Why these weights cannot take the place of the matrices: what is missing, what is left over,
/// which shape differs. Empty when they can.
inline std::string misfits(Weights weights, const NamedMatrices& matrices) {
  std::vector<std::string> misfits;
  for (const auto& [name, matrix] : matrices) {
    const auto found = weights.extract(name);
    if (found.empty()) {
      misfits.push_back(fmt::format("'{}' is missing", name));
    } else if (const auto& w = found.mapped();
               w.rows() != matrix->rows() || w.cols() != matrix->cols()) {
      misfits.push_back(fmt::format("'{}' is [{}, {}], expected [{}, {}]", name, w.rows(), w.cols(),
                                    matrix->rows(), matrix->cols()));
    }
  }
  for (const auto& [name, left_over] : weights) {
    misfits.push_back(fmt::format("'{}' is left over", name));
  }
  constexpr std::size_t shown = 4;
  if (misfits.size() > shown) {
    const auto more = fmt::format("and {} more do not fit", misfits.size() - shown);
    misfits.resize(shown);
    misfits.push_back(more);
  }
  return fmt::format("{}", fmt::join(misfits, "; "));
}

/// Saves all that a layer has learned as safetensors.
inline void save_state_dict(const std::filesystem::path& file, Layer& layer) {
  save_weights(file, copies(state_dict(layer)));
}

/// Gives a layer what another of the same make has learned (PyTorch: load_state_dict). Throws
/// InputError, and changes nothing, when the file is damaged or its weights are not the layer's.
inline void load_state_dict(const std::filesystem::path& file, Layer& layer) {
  const auto weights = load_weights(file);
  const auto matrices = state_dict(layer);
  const auto wrong = misfits(weights, matrices);
  if (!wrong.empty()) throw InputError(file, "tensors", wrong);
  for (const auto& [name, matrix] : matrices) *matrix = weights.at(name);
}

}  // namespace dl
