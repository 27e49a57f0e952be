#include "safetensors_header.hpp"

#include <algorithm>
#include <cstring>
#include <set>

#include <nlohmann/json.hpp>

#include "error.hpp"
#include "file.hpp"

namespace dl {
namespace {

using Json = nlohmann::json;

constexpr std::uint64_t largest_header = 100'000'000;  // the format's own limit
constexpr std::uint64_t largest_data = std::uint64_t{1} << 32;
constexpr const char* no_header = "expected a JSON object that names the tensors";

/// Reads one entry of the header and checks that its sizes and its place agree.
Tensor tensor_of(const std::string& name, const Json& entry, const std::filesystem::path& file) {
  const auto place = tensor_place(name);
  const auto expect = [&](bool good, const char* what) {
    if (!good) throw InputError(file, place, what);
  };
  const auto is_size = [](const Json& j) {
    return j.is_number_unsigned() && j.get<std::uint64_t>() <= largest_data;
  };
  const auto is_sizes = [&](const char* key, std::size_t least, std::size_t most) {
    return entry.is_object() && entry.contains(key) && entry[key].is_array() &&
           entry[key].size() >= least && entry[key].size() <= most &&
           std::ranges::all_of(entry[key], is_size);
  };
  expect(is_sizes("shape", 1, 2), "expected a shape of one or two sizes");
  expect(is_sizes("data_offsets", 2, 2), "expected two data_offsets");
  expect(entry.contains("dtype") && (entry["dtype"] == "F32" || entry["dtype"] == "F64"),
         "expected dtype F32 or F64");
  const auto& shape = entry["shape"];
  Tensor tensor{.name = name,
                .is_double = entry["dtype"] == "F64",
                .rows = shape.size() == 1 ? 1 : shape[0].get<std::uint64_t>(),
                .columns = shape.back().get<std::uint64_t>(),
                .begin = entry["data_offsets"][0].get<std::uint64_t>(),
                .end = entry["data_offsets"][1].get<std::uint64_t>()};
  const std::uint64_t width = tensor.is_double ? 8 : 4;
  expect(tensor.columns == 0 || tensor.rows <= largest_data / width / tensor.columns,
         "the shape asks for too many values");
  expect(tensor.begin <= tensor.end &&
             tensor.end - tensor.begin == tensor.rows * tensor.columns * width,
         "the data_offsets do not agree with the shape");
  return tensor;
}

/// What the format asks of a header beyond JSON, seen while it is parsed.
struct HeaderRules {
  const std::filesystem::path& file;
  std::vector<std::set<std::string>> keys;  ///< of each object that is open
  std::string entry;                        ///< of the header, that is open

  bool operator()(int depth, Json::parse_event_t event, const Json& parsed) {
    // Nested deeper than tensor / key / list it could exhaust the stack.
    if (depth > 4) throw InputError(file, "byte 8", no_header);
    if (event == Json::parse_event_t::object_start) keys.emplace_back();
    if (event == Json::parse_event_t::object_end) keys.pop_back();
    if (event == Json::parse_event_t::key) {
      const auto key = parsed.get<std::string>();
      if (depth == 1) entry = key;
      if (!keys.back().insert(key).second) {
        throw InputError(file, entry == "__metadata__" ? entry : tensor_place(entry),
                         depth == 1 ? "is there twice" : fmt::format("has '{:.60}' twice", key));
      }
    }
    return true;
  }
};

Json read_json(std::istream& in, const std::filesystem::path& file) {
  const auto length_bytes = read_some(in, file, 8);
  if (length_bytes.size() < 8) {
    throw InputError(file, fmt::format("byte {}", length_bytes.size()),
                     "expected 8 bytes with the length of the header");
  }
  std::uint64_t length = 0;
  std::memcpy(&length, length_bytes.data(), 8);
  if (length > largest_header) {
    throw InputError(file, "byte 0",
                     fmt::format("expected a header of at most {} bytes", largest_header));
  }
  const auto text = read_some(in, file, length);
  if (text.size() < length) {
    throw InputError(file, fmt::format("byte {}", 8 + text.size()),
                     fmt::format("the file ends here, expected a header of {} bytes", length));
  }
  if (!text.starts_with('{')) throw InputError(file, "byte 8", no_header);
  HeaderRules rules{.file = file, .keys = {}, .entry = {}};
  try {
    const Json::parser_callback_t check = std::ref(rules);
    return Json::parse(text, check);
  } catch (const Json::exception&) {
    throw InputError(file, "byte 8", no_header);
  }
}

Metadata metadata_of(const Json& header, const std::filesystem::path& file) {
  const auto found = header.find("__metadata__");
  if (found == header.end()) return {};
  try {
    return found->get<Metadata>();
  } catch (const Json::exception&) {
    throw InputError(file, "__metadata__", "expected an object of strings");
  }
}

}  // namespace

std::string tensor_place(const std::string& name) { return fmt::format("tensor '{:.60}'", name); }

SafetensorsHeader read_safetensors_header(std::istream& in, const std::filesystem::path& file) {
  const auto json = read_json(in, file);
  SafetensorsHeader header{.tensors = {}, .metadata = metadata_of(json, file)};
  for (const auto& [name, entry] : json.items()) {
    if (name != "__metadata__") header.tensors.push_back(tensor_of(name, entry, file));
  }
  // An empty tensor begins where the next one does, and comes before it.
  std::ranges::sort(header.tensors, {}, [](const Tensor& t) { return std::pair(t.begin, t.end); });
  return header;
}

}  // namespace dl
