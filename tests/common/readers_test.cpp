#include "readers.hpp"

#include "common/dataset.hpp"
#include "common/file.hpp"
#include "common/idx.hpp"

namespace dl {
namespace {

std::string idx_complaint(const std::string& text) {
  return complaint(text, [](const auto& file) { read_idx(file, 1); });
}

const std::string three_labels = bytes({0, 0, 8, 1, 0, 0, 0, 3, 7, 8, 9});

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
  CHECK(idx_complaint(three_labels.substr(0, 6)) ==
        "byte 6: the file ends here, expected 4 bytes of sizes");
  CHECK(idx_complaint(three_labels.substr(0, 10)) ==
        "byte 10: the file ends here, its sizes ask for 3 values");
  CHECK(idx_complaint(three_labels + "x") ==
        "byte 11: expected the end, the sizes ask for 3 values");
}

TEST_CASE("an IDX file names the byte where it ends, wherever it is cut", "[common]") {
  for (std::size_t n = 4; n < three_labels.size(); ++n) {
    const auto said = idx_complaint(three_labels.substr(0, n));
    INFO(said);
    CHECK(said.starts_with(fmt::format("byte {}: the file ends here", n)));
  }
}

TEST_CASE("in a gzip file an IDX error says that the place is in what is packed", "[common]") {
  const TemporaryFolder folder;
  write_text(folder / "labels", three_labels.substr(0, 10));
  const auto file = (folder / "labels").string();
  REQUIRE(std::system(fmt::format("gzip '{}'", file).c_str()) == 0);
  CHECK_THROWS_WITH(read_idx(file + ".gz", 1),
                    file + ".gz: unpacked byte 10: the file ends here, its sizes ask for 3 values");
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

TEST_CASE("a file that cannot be opened is refused by name", "[common]") {
  CHECK_THROWS_WITH(open_for_reading("/nowhere/x"),
                    "/nowhere/x: cannot be opened: expected a file");
  CHECK_THROWS_WITH(open_for_reading("/tmp"), "/tmp: cannot be opened: expected a file");
  CHECK_THROWS_WITH(open_for_reading(std::string(5000, 'x')),
                    std::string(5000, 'x') + ": cannot be opened: expected a file");
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

TEST_CASE("a wrong label is named by its place, counted from 0 as samples are", "[common]") {
  const TemporaryFolder folder;
  for (std::size_t wrong = 0; wrong < 2; ++wrong) {
    auto labels = bytes({0, 0, 8, 1, 0, 0, 0, 2, 9, 9});
    labels[8 + wrong] = '\xff';
    write_fashion(folder.path(), labels);
    CHECK_THROWS_WITH(
        load_fashion_mnist(folder.path().string()),
        ContainsSubstring(fmt::format("label {}: expected 0 to 9, found 255", wrong)));
  }
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
