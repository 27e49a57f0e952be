#include <cstring>
#include <limits>

#include "common/csv.hpp"
#include "common/dataset.hpp"
#include "common/error.hpp"
#include "common/file.hpp"
#include "common/idx.hpp"
#include "common/safetensors.hpp"
#include "tests/testing.hpp"

namespace dl {
namespace {

/// The one line that reading `text` as a file of this name ends with.
template <typename Read>
std::string complaint(const std::string& text, Read read) {
  const TemporaryFolder folder;
  const auto file = folder / "file";
  write_text(file, text);
  try {
    read(file);
  } catch (const InputError& error) {
    const std::string words = error.what();
    CHECK(words.find('\n') == std::string::npos);
    REQUIRE(words.starts_with(file.string() + ": "));
    return words.substr(file.string().size() + 2);
  }
  return "";
}

std::string bytes(std::initializer_list<int> values) {
  std::string text;
  for (const int value : values) text += static_cast<char>(value);
  return text;
}

std::string idx_complaint(const std::string& text) {
  return complaint(text, [](const auto& file) { read_idx(file, 1); });
}

const std::string three_labels = bytes({0, 0, 8, 1, 0, 0, 0, 3, 7, 8, 9});

/// A gzip file of "hello", cut after n bytes.
std::string zipped(std::size_t n) {
  return bytes({0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0xcb, 0x48, 0xcd,
                0xc9, 0xc9, 0x07, 0x00, 0x86, 0xa6, 0x10, 0x36, 0x05, 0x00, 0x00, 0x00})
      .substr(0, n);
}

TEST_CASE("an IDX file gives its sizes and its bytes", "[common]") {
  const TemporaryFolder folder;
  write_text(folder / "labels", three_labels);
  const auto idx = read_idx(folder / "labels", 1);
  CHECK(idx.sizes == std::vector<std::uint32_t>{3});
  CHECK(idx.bytes == bytes({7, 8, 9}));
}

TEST_CASE("a damaged IDX file is refused with the place", "[common]") {
  CHECK(idx_complaint("") == "byte 0: the file is empty, expected IDX data");
  CHECK(idx_complaint("hello world") == "byte 0: expected the IDX magic number 00000801");
  CHECK(idx_complaint(bytes({0, 0, 8, 3, 0, 0, 0, 3})) ==
        "byte 0: expected the IDX magic number 00000801");
  CHECK(idx_complaint(three_labels.substr(0, 6)) == "byte 6: expected 1 sizes of 4 bytes");
  CHECK(idx_complaint(three_labels.substr(0, 10)) ==
        "byte 10: the file ends here, its sizes ask for 3 values");
  CHECK(idx_complaint(three_labels + "x") ==
        "byte 11: expected the end, the sizes ask for 3 values");
}

TEST_CASE("IDX sizes that overflow are refused before anything is allocated", "[common]") {
  const auto product = bytes({0, 0, 8, 3, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0});
  CHECK(complaint(product, [](const auto& file) { read_idx(file, 3); }) ==
        "size 2: the sizes ask for more than 2147483648 values");
  const auto huge = bytes({0, 0, 8, 3, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255});
  CHECK(complaint(huge, [](const auto& file) { read_idx(file, 3); }) ==
        "size 1: the sizes ask for more than 2147483648 values");
  const auto large = bytes({0, 0, 8, 1, 127, 255, 255, 255, 1});
  CHECK(idx_complaint(large) == "byte 9: the file ends here, its sizes ask for 2147483647 values");
}

TEST_CASE("gzip is read as if it were plain, and a cut or damaged one is refused", "[common]") {
  const TemporaryFolder folder;
  write_text(folder / "whole", zipped(25));
  CHECK(read_some(*open_for_reading(folder / "whole"), folder / "whole", 100) == "hello");
  const auto read = [](const auto& file) { read_some(*open_for_reading(file), file, 100); };
  CHECK_THAT(complaint(zipped(14), read), ContainsSubstring("damaged or truncated gzip data"));
  CHECK_THAT(complaint(zipped(20), read), ContainsSubstring("damaged or truncated gzip data"));
  auto wrong_sum = zipped(25);
  wrong_sum[18] ^= 1;
  CHECK_THAT(complaint(wrong_sum, read), ContainsSubstring("damaged or truncated gzip data"));
  CHECK_THAT(complaint(bytes({0x1f, 0x8b}) + "not gzip at all", read),
             ContainsSubstring("damaged or truncated gzip data"));
}

TEST_CASE("a file that is not there is refused by name", "[common]") {
  CHECK_THROWS_WITH(open_for_reading("/nowhere/x"),
                    "/nowhere/x: cannot be opened: expected a file");
  CHECK_THROWS_WITH(open_for_reading("/tmp"), "/tmp: cannot be opened: expected a file");
}

std::string csv_complaint(const std::string& text) {
  return complaint(text, [](const auto& file) { read_csv(file); });
}

TEST_CASE("a CSV file becomes a matrix", "[common]") {
  const TemporaryFolder folder;
  write_text(folder / "table.csv", "1,2.5\r\n-3,4e-2\n");
  CHECK_THAT(read_csv(folder / "table.csv"), EqualsMatrix(rows({{1, 2.5}, {-3, 0.04}})));
}

TEST_CASE("a damaged CSV file is refused with line and column", "[common]") {
  CHECK(csv_complaint("") == "line 1: the file is empty, expected numbers");
  CHECK(csv_complaint("1,2\n3,nan\n") == "line 2, column 2: expected a finite number, found 'nan'");
  CHECK(csv_complaint("inf\n") == "line 1, column 1: expected a finite number, found 'inf'");
  CHECK(csv_complaint("1e999\n") == "line 1, column 1: expected a finite number, found '1e999'");
  CHECK(csv_complaint("1,x\n") == "line 1, column 2: expected a finite number, found 'x'");
  CHECK(csv_complaint("1,\n") == "line 1, column 2: expected a finite number, found ''");
  CHECK(csv_complaint("1,2\n3\n") == "line 2, column 1: expected 2 values as in line 1");
  CHECK(csv_complaint("1,2\n3,4,5\n") == "line 2, column 3: expected 2 values as in line 1");
  CHECK(csv_complaint("1\n\n2\n") == "line 2, column 1: expected a finite number, found ''");
  CHECK(csv_complaint("1 \n") == "line 1, column 1: expected a finite number, found '1 '");
}

/// A safetensors file of this header, with the right length before it.
std::string safetensors(const std::string& header, const std::string& data) {
  const std::uint64_t length = header.size();
  std::string text(8, '\0');
  std::memcpy(text.data(), &length, 8);
  return text + header + data;
}

std::string safetensors_complaint(const std::string& text) {
  return complaint(text, [](const auto& file) { load_weights(file); });
}

std::string tensor(const std::string& dtype, const std::string& shape, const std::string& offsets) {
  return "{\"w\":{\"dtype\":\"" + dtype + "\",\"shape\":" + shape + ",\"data_offsets\":" + offsets +
         "}}";
}

TEST_CASE("weights come back as they were saved", "[common]") {
  const TemporaryFolder folder;
  const Weights weights = {{"layer.weight", rows({{1, -2}, {0.1, 4}})}, {"layer.bias", row({5})}};
  save_weights(folder / "new/weights.safetensors", weights);
  const auto loaded = load_weights(folder / "new/weights.safetensors");
  REQUIRE(loaded.size() == 2);
  CHECK(loaded.at("layer.weight") == weights.at("layer.weight"));
  CHECK(loaded.at("layer.bias") == weights.at("layer.bias"));
  for (const auto& entry : std::filesystem::directory_iterator(folder / "new")) {
    CHECK(entry.path().filename() == "weights.safetensors");
  }
}

TEST_CASE("words beside the weights come back, and strange ones are refused", "[common]") {
  const TemporaryFolder folder;
  const Metadata words = {{"made by", "a test"}, {"empty", ""}, {"lines", "one\ntwo \"quoted\""}};
  save_weights(folder / "w", {{"layer.weight", rows({{1, -2}})}}, words);
  Metadata read = {{"left", "over"}};
  CHECK(load_weights(folder / "w", &read).size() == 1);
  CHECK(read == words);
  save_weights(folder / "w", {{"layer.weight", rows({{1, -2}})}});
  load_weights(folder / "w", &read);
  CHECK(read.empty());
  for (const std::string header : {"{\"__metadata__\":7}", "{\"__metadata__\":{\"epoch\":7}}",
                                   "{\"__metadata__\":[\"epoch\"]}"}) {
    CHECK(complaint(safetensors(header, ""), [&](const auto& file) {
            load_weights(file, &read);
          }) == "__metadata__: expected an object of strings");
  }
}

TEST_CASE("weights of 32 bits and of one size are read too", "[common]") {
  const TemporaryFolder folder;
  const std::string two_floats = bytes({0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0});  // 1 and -2
  write_text(folder / "w", safetensors(tensor("F32", "[2]", "[0,8]"), two_floats));
  CHECK_THAT(load_weights(folder / "w").at("w"), EqualsMatrix(row({1, -2})));
}

TEST_CASE("damaged weights are refused with the place", "[common]") {
  const std::string eight(8, 'x');
  CHECK(safetensors_complaint("") == "byte 0: expected 8 bytes with the length of the header");
  CHECK(safetensors_complaint(std::string(8, '\xff')) ==
        "byte 0: expected a header of at most 100000000 bytes");
  CHECK(safetensors_complaint(bytes({50, 0, 0, 0, 0, 0, 0, 0}) + "{}") ==
        "byte 10: the file ends here, expected a header of 50 bytes");
  for (const std::string header : {"", "{", "[]", "7", "{\"w\":"}) {
    CHECK(safetensors_complaint(safetensors(header, "")) ==
          "byte 8: expected a JSON object that names the tensors");
  }
  CHECK(safetensors_complaint(safetensors(std::string(100000, '['), "")) ==
        "byte 8: expected a JSON object that names the tensors");
  CHECK(safetensors_complaint(safetensors("{\"w\":3}", "")) ==
        "tensor 'w': expected a shape of one or two sizes");
  CHECK(safetensors_complaint(safetensors(tensor("F32", "[1,1,2]", "[0,8]"), eight)) ==
        "tensor 'w': expected a shape of one or two sizes");
  CHECK(safetensors_complaint(safetensors(tensor("F32", "[-2]", "[0,8]"), eight)) ==
        "tensor 'w': expected a shape of one or two sizes");
  CHECK(safetensors_complaint(safetensors(tensor("F32", "[2]", "[0]"), eight)) ==
        "tensor 'w': expected two data_offsets");
  CHECK(safetensors_complaint(safetensors(tensor("I64", "[1]", "[0,8]"), eight)) ==
        "tensor 'w': expected dtype F32 or F64");
  CHECK(safetensors_complaint(
            safetensors(tensor("F32", "[4294967296,4294967296]", "[0,8]"), eight)) ==
        "tensor 'w': the shape asks for too many values");
  CHECK(safetensors_complaint(safetensors(tensor("F32", "[3]", "[0,8]"), eight)) ==
        "tensor 'w': the data_offsets do not agree with the shape");
  CHECK(safetensors_complaint(safetensors(tensor("F32", "[2]", "[8,0]"), eight)) ==
        "tensor 'w': the data_offsets do not agree with the shape");
  CHECK(safetensors_complaint(safetensors(tensor("F32", "[2]", "[4,12]"), eight)) ==
        "tensor 'w': expected its data at offset 0");
  CHECK(safetensors_complaint(safetensors(tensor("F32", "[2]", "[0,8]"), "xx")) ==
        "tensor 'w': the file ends 6 bytes too early");
  CHECK(safetensors_complaint(safetensors(tensor("F32", "[2]", "[0,8]"), eight + "x")) ==
        "offset 8: expected the end of the file");
}

TEST_CASE("a file that cannot be written whole is not there", "[common]") {
  const TemporaryFolder folder;
  write_text(folder / "taken", "a file, not a folder");
  CHECK_THROWS_AS(write_whole(folder / "taken/weights", "x"), InputError);
  std::filesystem::create_directory(folder / "folder");
  CHECK_THROWS_AS(write_whole(folder / "folder", "x"), InputError);
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 2);
}

/// A folder with a data set of two images of 28×28.
void write_fashion(const std::filesystem::path& folder, const std::string& labels) {
  for (const std::string part : {"train", "t10k"}) {
    write_text(
        folder / (part + "-images-idx3-ubyte"),
        bytes({0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 28, 0, 0, 0, 28}) + std::string(2 * 784, '\xff'));
    write_text(folder / (part + "-labels-idx1-ubyte"), labels);
  }
}

TEST_CASE("a folder with plain IDX files is a data set", "[common]") {
  const TemporaryFolder folder;
  write_fashion(folder.path(), bytes({0, 0, 8, 1, 0, 0, 0, 2, 9, 1}));
  const auto [training, test] = load_fashion_mnist(folder.path().string());
  CHECK(training.size() == 2);
  CHECK(training.y == Labels{9, 1});
  CHECK(test.x.minCoeff() == Approx(1));
}

TEST_CASE("images and labels that disagree are refused", "[common]") {
  const TemporaryFolder folder;
  write_fashion(folder.path(), bytes({0, 0, 8, 1, 0, 0, 0, 3, 9, 1, 2}));
  CHECK_THROWS_WITH(
      load_fashion_mnist(folder.path().string()),
      ContainsSubstring("size 1: expected a label for each image, found 3 labels and 2"));
  write_fashion(folder.path(), bytes({0, 0, 8, 1, 0, 0, 0, 2, 9, 10}));
  CHECK_THROWS_WITH(load_fashion_mnist(folder.path().string()),
                    ContainsSubstring("label 1: expected 0 to 9, found 10"));
}

TEST_CASE("a missing file of a data set is named", "[common]") {
  const TemporaryFolder folder;
  CHECK_THROWS_WITH(load_fashion_mnist(folder.path().string()),
                    ContainsSubstring("train-images-idx3-ubyte.gz: cannot be opened"));
}

TEST_CASE("the embedded data are balanced and in range", "[common]") {
  const auto [training, test] = load_fashion_mnist("mini");
  CHECK(training.size() == 6000);
  CHECK(test.size() == 1000);
  for (int label = 0; label < 10; ++label) {
    CHECK(std::count(training.y.begin(), training.y.end(), label) == 600);
    CHECK(std::count(test.y.begin(), test.y.end(), label) == 100);
  }
  CHECK(training.x.minCoeff() == 0);
  CHECK(training.x.maxCoeff() == 1);
  CHECK(training.shape.size() == training.x.cols());
  const auto digits = load_digits();
  CHECK(digits.size() == 1797);
  CHECK(digits.x.cols() == digits.shape.size());
  CHECK(digits.x.maxCoeff() == 1);
}

}  // namespace
}  // namespace dl
