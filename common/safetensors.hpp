#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "matrix.hpp"

namespace dl {

/// Weights by name.
using Weights = std::map<std::string, Matrix>;

/// Words by name, kept in the file's header.
using Metadata = std::map<std::string, std::string>;

/// Saves weights as safetensors, two sizes each, the numbers in the width of `real`; the file is
/// whole or not there. In Python: safetensors.numpy.load_file("weights.safetensors").
/// Format: https://github.com/huggingface/safetensors#format
/// Throws InputError when it cannot be written, or when a name or word is not UTF-8.
void save_weights(const std::filesystem::path& file, const Weights& weights,
                  const Metadata& metadata = {});

/// Loads tensors of F32 or F64 with one or two sizes; one size becomes a row.
/// `metadata` becomes what words the file has. The file is never gzip: its first bytes are a
/// length. Throws InputError when the file is damaged, cut short, names something twice, or holds
/// anything else.
Weights load_weights(const std::filesystem::path& file, Metadata* metadata = nullptr);

}  // namespace dl
