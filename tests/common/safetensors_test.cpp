#include "common/safetensors.hpp"

#include <cstring>

#include "readers.hpp"

namespace dl {
namespace {

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
  for (const std::string type : {"I64", "F16", "BF16", "BOOL", "f32", ""}) {
    CHECK(safetensors_complaint(safetensors(tensor(type, "[1]", "[0,8]"), eight)) ==
          "tensor 'w': expected dtype F32 or F64");
  }
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

TEST_CASE("many tensors of which some are empty come back", "[common]") {
  const TemporaryFolder folder;
  Weights weights;
  for (int i = 0; i < 40; ++i) {
    weights[fmt::format("t{}", i)] = Matrix::Constant(i % 3, 1 + i % 2, i + 0.5);
  }
  save_weights(folder / "w", weights);
  const bool same = load_weights(folder / "w") == weights;
  CHECK(same);
}

TEST_CASE("weights that are cut name the place, wherever that is", "[common]") {
  const auto header = tensor("F32", "[2]", "[0,8]");
  const auto whole = safetensors(header, "abcdefgh");
  REQUIRE(safetensors_complaint(whole).empty());
  for (std::size_t n = 0; n < whole.size(); ++n) {
    const auto said = safetensors_complaint(whole.substr(0, n));
    if (n < 8 + header.size()) {
      INFO(said);
      CHECK(said.starts_with(fmt::format("byte {}: ", n)));
    } else {
      CHECK(said == fmt::format("tensor 'w': the file ends {} bytes too early", whole.size() - n));
    }
  }
}

TEST_CASE("what a header names twice is refused", "[common]") {
  const std::string entry = R"({"dtype":"F64","shape":[0,2],"data_offsets":[0,0]})";
  CHECK(safetensors_complaint(
            safetensors(R"({"w":)" + entry + R"(,"b":)" + entry + R"(,"w":)" + entry + "}", "")) ==
        "tensor 'w': is there twice");
  CHECK(safetensors_complaint(safetensors(
            R"({"w":{"dtype":"F64","shape":[7,2],"shape":[0,2],"data_offsets":[0,0]}})", "")) ==
        "tensor 'w': has 'shape' twice");
  CHECK(safetensors_complaint(safetensors(R"({"__metadata__":{"a":"1","b":"2","a":"3"}})", "")) ==
        "__metadata__: has 'a' twice");
  CHECK(safetensors_complaint(safetensors(R"({"__metadata__":{},"__metadata__":{}})", "")) ==
        "__metadata__: is there twice");
  // The same key in two entries is as it should be.
  CHECK(safetensors_complaint(safetensors(R"({"w":)" + entry + R"(,"b":)" + entry + "}", ""))
            .empty());
}

TEST_CASE("a header whose length begins like gzip is a header all the same", "[common]") {
  const TemporaryFolder folder;
  const std::string data(16, 'x');
  for (const std::size_t length : {0x8b1f, 0x88b1f}) {
    auto header = tensor("F64", "[1,2]", "[0,16]");
    header.resize(length, ' ');
    write_text(folder / "w", safetensors(header, data));
    REQUIRE(read_text(folder / "w").starts_with("\x1f\x8b"));
    CHECK(load_weights(folder / "w").at("w").cols() == 2);
  }
}

TEST_CASE("a header begins with a brace, as the format asks", "[common]") {
  for (const std::string before : {" ", "\n", "\xef\xbb\xbf"}) {
    CHECK(safetensors_complaint(safetensors(before + "{}", "")) ==
          "byte 8: expected a JSON object that names the tensors");
  }
  CHECK(safetensors_complaint(safetensors("{} \n", "")).empty());
}

TEST_CASE("gaps and overlaps between tensors are refused", "[common]") {
  const auto two = [](const std::string& first, const std::string& second) {
    const auto entry = [](const std::string& offsets) {
      return R"({"dtype":"F32","shape":[2],"data_offsets":)" + offsets + "}";
    };
    return safetensors(R"({"a":)" + entry(first) + R"(,"b":)" + entry(second) + "}",
                       std::string(24, 'x'));
  };
  CHECK(safetensors_complaint(two("[0,8]", "[12,20]")) ==
        "tensor 'b': expected its data at offset 8");
  CHECK(safetensors_complaint(two("[0,8]", "[4,12]")) ==
        "tensor 'b': expected its data at offset 8");
  CHECK(safetensors_complaint(two("[8,16]", "[0,8]")) == "offset 16: expected the end of the file");
  CHECK(safetensors_complaint(two("[0,8]", "[0,8]")) ==
        "tensor 'b': expected its data at offset 8");
}

TEST_CASE("names and words that no safetensors file can hold are not written", "[common]") {
  const TemporaryFolder folder;
  const auto refused = [&](const Weights& weights, const Metadata& words) {
    CHECK_THROWS_AS(save_weights(folder / "w", weights, words), InputError);
    CHECK_FALSE(std::filesystem::exists(folder / "w"));
  };
  refused({{"caf\xe9", row({1})}}, {});
  refused({{"w", row({1})}}, {{"run", "caf\xe9"}});
  refused({{"w", row({1})}}, {{"caf\xe9", "run"}});
  refused({{"__metadata__", row({1})}}, {});
}

TEST_CASE("a tensor with a strange name is named in one line", "[common]") {
  CHECK(safetensors_complaint(safetensors(R"({"a\nb\u001b":3})", "")) ==
        "tensor 'a\\nb\\x1b': expected a shape of one or two sizes");
}

}  // namespace
}  // namespace dl
