#pragma once

#include <cstdint>
#include <filesystem>
#include <istream>
#include <string>
#include <vector>

#include "safetensors.hpp"

namespace dl {

/// One entry of a safetensors file's header: a tensor's name, sizes and place in the data.
struct Tensor {
  std::string name;
  bool is_double;
  std::uint64_t rows;
  std::uint64_t columns;
  std::uint64_t begin;
  std::uint64_t end;
};

/// What a safetensors file says before its data.
struct SafetensorsHeader {
  std::vector<Tensor> tensors;  ///< in the order of their data
  Metadata metadata;
};

/// Reads the header; the data come next in the stream.
/// Throws InputError when it is damaged, cut short, or asks for what the format or load_weights
/// does not allow.
SafetensorsHeader read_safetensors_header(std::istream& in, const std::filesystem::path& file);

/// How a message names a tensor.
std::string tensor_place(const std::string& name);

}  // namespace dl
