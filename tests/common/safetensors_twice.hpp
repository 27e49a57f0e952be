#pragma once

#include <cstdint>
#include <cstring>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#define BOOST_BIND_GLOBAL_PLACEHOLDERS  // else Boost 1.74 complains about its own header
#include <boost/property_tree/json_parser.hpp>
#include <fmt/format.h>

#include "common/rng.hpp"

namespace dl {

/// A second reader and writer of safetensors, made after the format's description alone: it shares
/// nothing with common/safetensors, not even the JSON library.

struct RawTensor {
  std::string dtype;
  std::vector<std::uint64_t> shape;
  std::string bytes;
  bool operator==(const RawTensor&) const = default;
};

struct RawFile {
  std::map<std::string, RawTensor> tensors;
  std::map<std::string, std::string> metadata;
};

inline RawFile read_raw(const std::string& file) {
  std::uint64_t length = 0;
  std::memcpy(&length, file.data(), 8);
  std::istringstream header(file.substr(8, length));
  const auto data = file.substr(8 + length);
  boost::property_tree::ptree json;
  boost::property_tree::read_json(header, json);
  RawFile raw;
  for (const auto& [name, entry] : json) {
    if (name == "__metadata__") {
      for (const auto& [key, word] : entry) raw.metadata[key] = word.data();
      continue;
    }
    RawTensor tensor{.dtype = entry.get<std::string>("dtype"), .shape = {}, .bytes = {}};
    for (const auto& size : entry.get_child("shape")) {
      tensor.shape.push_back(size.second.get_value<std::uint64_t>());
    }
    const auto& offsets = entry.get_child("data_offsets");
    const auto begin = offsets.front().second.get_value<std::uint64_t>();
    const auto end = offsets.back().second.get_value<std::uint64_t>();
    tensor.bytes = data.substr(begin, end - begin);
    raw.tensors[name] = tensor;
  }
  return raw;
}

/// Writes as another program might: tensors and keys in an order of their own, spaces where JSON
/// has room for them, characters as they are or as escapes.
class RawWriter {
 public:
  explicit RawWriter(Rng& rng) : rng_(rng) {}

  std::string written(const RawFile& raw) {
    std::vector<std::string> entries;
    std::string data;
    std::vector<std::string> names;
    for (const auto& [name, tensor] : raw.tensors) names.push_back(name);
    rng_.shuffle(names);
    for (const auto& name : names) {
      const auto& tensor = raw.tensors.at(name);
      std::vector<std::string> keys = {
          quoted("dtype") + ":" + quoted(tensor.dtype), quoted("shape") + ":" + list(tensor.shape),
          quoted("data_offsets") + ":" + list({data.size(), data.size() + tensor.bytes.size()})};
      data += tensor.bytes;
      entries.push_back(quoted(name) + ":" + object(keys));
    }
    if (!raw.metadata.empty()) {
      std::vector<std::string> words;
      for (const auto& [key, word] : raw.metadata)
        words.push_back(quoted(key) + ":" + quoted(word));
      entries.push_back(quoted("__metadata__") + ":" + object(words));
    }
    const auto header = object(entries) + space();
    const std::uint64_t length = header.size();
    return std::string(reinterpret_cast<const char*>(&length), 8) + header + data;
  }

 private:
  std::string space() {
    std::string text;
    while (rng_.index(4) == 0) text += " \t\r\n"[rng_.index(4)];
    return text;
  }

  std::string object(std::vector<std::string> members) {
    rng_.shuffle(members);
    std::string text = "{" + space();
    for (std::size_t i = 0; i < members.size(); ++i) {
      text += (i == 0 ? "" : ",") + space() + members[i] + space();
    }
    return text + "}";
  }

  std::string list(const std::vector<std::uint64_t>& sizes) {
    std::string text = "[";
    for (std::size_t i = 0; i < sizes.size(); ++i) {
      text += (i == 0 ? "" : ",") + space() + std::to_string(sizes[i]) + space();
    }
    return text + "]";
  }

  std::string quoted(const std::string& words) {
    std::string text = "\"";
    for (const char c : words) {
      const auto code = static_cast<unsigned char>(c);
      const bool must = code < ' ' || c == '"' || c == '\\';
      if (must || (code < 0x80 && rng_.index(5) == 0)) {
        text += fmt::format("\\u{:04x}", code);
      } else {
        text += c;
      }
    }
    return text + "\"" + space();
  }

  Rng& rng_;
};

}  // namespace dl
