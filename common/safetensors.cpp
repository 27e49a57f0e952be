#include "safetensors.hpp"

#include <bit>
#include <cstdint>
#include <cstring>

#include <nlohmann/json.hpp>

#include "error.hpp"
#include "file.hpp"
#include "safetensors_header.hpp"

namespace dl {
namespace {

static_assert(std::endian::native == std::endian::little, "safetensors are little-endian");

using Json = nlohmann::json;

template <typename Number>
constexpr const char* type_name = sizeof(Number) == 4 ? "F32" : "F64";

template <typename Number>
Matrix values_of(const Tensor& tensor, const char* data) {
  using Values = Eigen::Matrix<Number, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  Values values(static_cast<Index>(tensor.rows), static_cast<Index>(tensor.columns));
  if (values.size() > 0) std::memcpy(values.data(), data, tensor.end - tensor.begin);
  return values.template cast<real>();
}

std::string dumped(const Json& header, const std::filesystem::path& file) {
  try {
    return header.dump();
  } catch (const Json::exception&) {
    throw InputError(file, "cannot be written", "expected names and words in UTF-8");
  }
}

}  // namespace

void save_weights(const std::filesystem::path& file, const Weights& weights,
                  const Metadata& metadata) {
  Json header = Json::object();
  if (weights.contains("__metadata__")) {
    throw InputError(file, tensor_place("__metadata__"), "the format keeps this name for words");
  }
  if (!metadata.empty()) header["__metadata__"] = metadata;
  std::string data;
  for (const auto& [name, value] : weights) {
    const auto bytes = static_cast<std::size_t>(value.size()) * sizeof(real);
    header[name] = {{"dtype", type_name<real>},
                    {"shape", {value.rows(), value.cols()}},
                    {"data_offsets", {data.size(), data.size() + bytes}}};
    data.append(reinterpret_cast<const char*>(value.data()), bytes);
  }
  auto text = dumped(header, file);
  text.append((8 - text.size() % 8) % 8, ' ');  // so that the data begins at a multiple of 8
  const std::uint64_t length = text.size();
  std::string whole(reinterpret_cast<const char*>(&length), 8);
  write_whole(file, whole + text + data);
}

Weights load_weights(const std::filesystem::path& file, Metadata* metadata) {
  const auto in = open_plain(file);
  auto header = read_safetensors_header(*in, file);
  Weights weights;
  std::uint64_t position = 0;
  for (const auto& tensor : header.tensors) {
    const auto place = tensor_place(tensor.name);
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
  if (metadata != nullptr) *metadata = std::move(header.metadata);
  return weights;
}

}  // namespace dl
