#include "safetensors.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <vector>

#include <nlohmann/json.hpp>

#include "error.hpp"
#include "file.hpp"

namespace dl {
namespace {

static_assert(std::endian::native == std::endian::little, "safetensors are little-endian");

using Json = nlohmann::json;

constexpr std::uint64_t largest_header = 100'000'000;  // the format's own limit
constexpr std::uint64_t largest_data = std::uint64_t{1} << 32;

template <typename Number>
constexpr const char* type_name = sizeof(Number) == 4 ? "F32" : "F64";

struct Tensor {
  std::string name;
  bool is_double;
  std::uint64_t rows;
  std::uint64_t columns;
  std::uint64_t begin;
  std::uint64_t end;
};

/// Reads one entry of the header and checks that its sizes and its place agree.
Tensor tensor_of(const std::string& name, const Json& entry, const std::filesystem::path& file) {
  const auto place = fmt::format("tensor '{:.60}'", name);
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

template <typename Number>
Matrix values_of(const Tensor& tensor, const char* data) {
  using Values = Eigen::Matrix<Number, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  Values values(static_cast<Index>(tensor.rows), static_cast<Index>(tensor.columns));
  if (values.size() > 0) std::memcpy(values.data(), data, tensor.end - tensor.begin);
  return values.template cast<real>();
}

Json header_of(std::istream& in, const std::filesystem::path& file) {
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
  // A header nested deeper than tensor / key / list is none of ours, and could exhaust the stack.
  const auto shallow = [](int depth, Json::parse_event_t, Json&) -> bool {
    if (depth > 4) throw std::length_error("too deep");
    return true;
  };
  try {
    auto header = Json::parse(text, shallow);
    if (header.is_object()) return header;
  } catch (const Json::exception&) {
  } catch (const std::length_error&) {
  }
  throw InputError(file, "byte 8", "expected a JSON object that names the tensors");
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

void save_weights(const std::filesystem::path& file, const Weights& weights,
                  const Metadata& metadata) {
  Json header = Json::object();
  if (!metadata.empty()) header["__metadata__"] = metadata;
  std::string data;
  for (const auto& [name, value] : weights) {
    const auto bytes = static_cast<std::size_t>(value.size()) * sizeof(real);
    header[name] = {{"dtype", type_name<real>},
                    {"shape", {value.rows(), value.cols()}},
                    {"data_offsets", {data.size(), data.size() + bytes}}};
    data.append(reinterpret_cast<const char*>(value.data()), bytes);
  }
  auto text = header.dump();
  text.append((8 - text.size() % 8) % 8, ' ');  // so that the data begins at a multiple of 8
  const std::uint64_t length = text.size();
  std::string whole(reinterpret_cast<const char*>(&length), 8);
  write_whole(file, whole + text + data);
}

Weights load_weights(const std::filesystem::path& file, Metadata* metadata) {
  const auto in = open_for_reading(file);
  const auto header = header_of(*in, file);
  if (metadata != nullptr) *metadata = metadata_of(header, file);
  std::vector<Tensor> tensors;
  for (const auto& [name, entry] : header.items()) {
    if (name != "__metadata__") tensors.push_back(tensor_of(name, entry, file));
  }
  std::ranges::sort(tensors, {}, &Tensor::begin);
  Weights weights;
  std::uint64_t position = 0;
  for (const auto& tensor : tensors) {
    const auto place = fmt::format("tensor '{:.60}'", tensor.name);
    if (tensor.begin != position) {
      throw InputError(file, place, fmt::format("expected its data at offset {}", position));
    }
    const auto bytes = read_some(*in, file, tensor.end - tensor.begin);
    position += bytes.size();
    if (position < tensor.end) {
      throw InputError(file, place,
                       fmt::format("the file ends {} bytes too early", tensor.end - position));
    }
    weights[tensor.name] = tensor.is_double ? values_of<double>(tensor, bytes.data())
                                            : values_of<float>(tensor, bytes.data());
  }
  if (!read_some(*in, file, 1).empty()) {
    throw InputError(file, fmt::format("offset {}", position), "expected the end of the file");
  }
  return weights;
}

}  // namespace dl
