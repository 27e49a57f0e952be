#include "dataset.hpp"

#include <algorithm>
#include <cstdint>

#include "course_folder.hpp"
#include "csv.hpp"
#include "data_folder.hpp"
#include "error.hpp"
#include "idx.hpp"

namespace dl {
namespace {

namespace fs = std::filesystem;

const std::vector<std::string> fashion_names = {"T-shirt", "Trouser", "Pullover", "Dress", "Coat",
                                                "Sandal",  "Shirt",   "Sneaker",  "Bag",   "Boot"};

Dataset load_part(const fs::path& folder, const std::string& part) {
  const auto images_file = idx_file(folder, part + "-images-idx3-ubyte");
  const auto labels_file = idx_file(folder, part + "-labels-idx1-ubyte");
  const auto images = read_idx(images_file, 3);
  const auto labels = read_idx(labels_file, 1);
  if (images.sizes[1] != 28 || images.sizes[2] != 28) {
    throw InputError(images_file, "sizes",
                     fmt::format("expected images of 28 by 28, found {} by {}", images.sizes[1],
                                 images.sizes[2]));
  }
  if (labels.sizes[0] != images.sizes[0] || images.sizes[0] == 0) {
    throw InputError(labels_file, "size 1",
                     fmt::format("expected a label for each image, found {} labels and {} images",
                                 labels.sizes[0], images.sizes[0]));
  }
  const auto wrong =
      std::ranges::find_if(labels.bytes, [](char c) { return static_cast<unsigned char>(c) > 9; });
  if (wrong != labels.bytes.end()) {
    throw InputError(labels_file, fmt::format("label {}", wrong - labels.bytes.begin()),
                     fmt::format("expected 0 to 9, found {}", static_cast<unsigned char>(*wrong)));
  }
  using Bytes = Eigen::Matrix<std::uint8_t, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  const Eigen::Map<const Bytes> pixels(reinterpret_cast<const std::uint8_t*>(images.bytes.data()),
                                       images.sizes[0], 28 * 28);
  return {.x = pixels.cast<real>() / real(255),
          .y = Labels(labels.bytes.begin(), labels.bytes.end()),
          .class_names = fashion_names,
          .shape = {1, 28, 28}};
}

}  // namespace

TrainTest load_fashion_mnist(const std::string& data) {
  const auto folder = data_folder(data);
  return {.train = load_part(folder, "train"), .test = load_part(folder, "t10k")};
}

fs::path course_data(const std::string& name) { return course_folder() / "data" / name; }

Dataset load_digits() {
  const auto file = course_data("digits.csv.gz");
  const Matrix table = read_csv(file);
  if (table.cols() != 65) throw InputError(file, "line 1", "expected 64 pixels and a label");
  Labels labels;
  for (Index i = 0; i < table.rows(); ++i) {
    const auto label = static_cast<int>(table(i, 64));
    if (label < 0 || label > 9) {
      throw InputError(file, fmt::format("line {}, column 65", i + 1), "expected 0 to 9");
    }
    labels.push_back(label);
  }
  std::vector<std::string> names;
  for (int digit = 0; digit < 10; ++digit) names.push_back(std::to_string(digit));
  return {
      .x = table.leftCols(64) / real(16), .y = labels, .class_names = names, .shape = {1, 8, 8}};
}

}  // namespace dl
