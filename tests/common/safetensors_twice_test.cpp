#include "safetensors_twice.hpp"

#include <array>
#include <cstdlib>

#include "common/safetensors.hpp"
#include "readers.hpp"

namespace dl {
namespace {

/// Names of every kind of character: control characters, JSON's own, a path's, other alphabets.
std::string random_name(Rng& rng) {
  static constexpr std::array<const char*, 23> characters = {
      "\n",          "\x1b", "\x7f", "\"", "\\", "/", ".", "{",  "}", "[", ":",
      ",",           " ",    "a",    "B",  "7",  "_", "é", "한", "−", "😀", "\xe2\x80\xa8",
      "\xef\xbb\xbf"};
  std::string name;
  for (Index n = rng.index(9); n > 0; --n) {
    const auto i = static_cast<std::size_t>(rng.index(characters.size() + 1));
    name += i < characters.size() ? std::string(characters[i]) : std::string(1, '\0');
  }
  return name;
}

Metadata random_metadata(Rng& rng) {
  Metadata words;
  for (Index n = rng.index(4); n > 0; --n) words[random_name(rng)] = random_name(rng);
  return words;
}

/// Mostly small, often empty.
Index random_size(Rng& rng) { return rng.index(4); }

RawTensor random_tensor(Rng& rng) {
  const std::uint64_t width = rng.index(2) == 0 ? 4 : 8;
  RawTensor tensor{.dtype = width == 4 ? "F32" : "F64", .shape = {}, .bytes = {}};
  std::uint64_t values = 1;
  for (Index n = rng.index(2); n >= 0; --n) {
    tensor.shape.push_back(random_size(rng));
    values *= tensor.shape.back();
  }
  for (; values > 0; --values) {
    const double number = rng.normal();
    const auto single = static_cast<float>(number);
    tensor.bytes += width == 4 ? std::string(reinterpret_cast<const char*>(&single), 4)
                               : std::string(reinterpret_cast<const char*>(&number), 8);
  }
  return tensor;
}

/// What a tensor should be once it is loaded.
Matrix matrix_of(const RawTensor& tensor) {
  Matrix matrix(tensor.shape.size() == 1 ? 1 : tensor.shape[0], tensor.shape.back());
  const auto* bytes = tensor.bytes.data();
  for (real& value : matrix.reshaped<Eigen::RowMajor>()) {
    if (tensor.dtype == "F32") {
      float single = 0;
      std::memcpy(&single, bytes, sizeof single);
      value = single;
      bytes += sizeof single;
    } else {
      std::memcpy(&value, bytes, sizeof value);
      bytes += sizeof value;
    }
  }
  return matrix;
}

bool same(const Matrix& a, const Matrix& b) {
  return a.rows() == b.rows() && a.cols() == b.cols() && (a.array() == b.array()).all();
}

void write_and_read_with_second(int files) {
  const TemporaryFolder folder;
  Rng rng(3);
  for (int round = 0; round < files; ++round) {
    Weights weights;
    for (Index n = rng.index(24); n > 0; --n) {
      weights[random_name(rng)] = random_matrix(random_size(rng), random_size(rng), rng);
    }
    const auto words = random_metadata(rng);
    save_weights(folder / "weights", weights, words);
    const auto raw = read_raw(read_text(folder / "weights"));
    INFO("round " << round);
    REQUIRE(raw.metadata == words);
    REQUIRE(raw.tensors.size() == weights.size());
    bool all_same = true;
    for (const auto& [name, matrix] : weights) {
      const auto& tensor = raw.tensors.at(name);
      all_same = all_same && tensor.dtype == "F64" && tensor.shape.size() == 2 &&
                 same(matrix_of(tensor), matrix);
    }
    REQUIRE(all_same);
    // And the first reader reads it too.
    Metadata read_words;
    const auto read = load_weights(folder / "weights", &read_words);
    REQUIRE(read_words == words);
    REQUIRE(read == weights);
  }
}

void write_with_second_and_read(int files) {
  const TemporaryFolder folder;
  Rng rng(4);
  RawWriter writer(rng);
  for (int round = 0; round < files; ++round) {
    RawFile raw{.tensors = {}, .metadata = random_metadata(rng)};
    for (Index n = rng.index(24); n > 0; --n) raw.tensors[random_name(rng)] = random_tensor(rng);
    write_text(folder / "weights", writer.written(raw));
    Metadata words;
    const auto weights = load_weights(folder / "weights", &words);
    INFO("round " << round);
    REQUIRE(words == raw.metadata);
    REQUIRE(weights.size() == raw.tensors.size());
    bool all_same = true;
    for (const auto& [name, tensor] : raw.tensors) {
      all_same = all_same && same(weights.at(name), matrix_of(tensor));
    }
    REQUIRE(all_same);
  }
}

TEST_CASE("what save_weights writes, a second reader reads", "[common]") {
  write_and_read_with_second(100);
}

TEST_CASE("what a second writer writes, load_weights reads", "[common]") {
  write_with_second_and_read(100);
}

// By hand: readers_test '[many_files]'
TEST_CASE("10,000 files of each writer are read by the other's reader", "[.][many_files]") {
  write_and_read_with_second(10'000);
  write_with_second_and_read(10'000);
}

// By hand, with the files of tests/golden/safetensors_library.py: readers_test '[library]'
TEST_CASE("the files of the field's own library are read and written anew", "[.][library]") {
  const auto* folder = std::getenv("DL_FOLDER");
  REQUIRE(folder != nullptr);
  const std::filesystem::path root = folder;
  for (const auto& entry : std::filesystem::directory_iterator(root / "theirs")) {
    const auto name = entry.path().filename();
    try {
      Metadata words;
      const auto weights = load_weights(entry.path(), &words);
      save_weights(root / "ours" / name, weights, words);
    } catch (const InputError& error) {
      write_text(root / "refused" / name, error.what());
    }
  }
}

}  // namespace
}  // namespace dl
