#include "data_folder.hpp"

#include <array>

#include <fmt/format.h>

#include "checksum.hpp"
#include "course_folder.hpp"
#include "error.hpp"
#include "idx.hpp"

namespace dl {
namespace {

namespace fs = std::filesystem;

const fs::path full_folder = "/usr/share/datasets/fashion-mnist";

/// A data set that scores are compared on.
struct Known {
  const char* name;
  std::size_t training;    ///< images
  std::size_t test;        ///< images
  std::uint32_t checksum;  ///< of the labels, those of the test images last
};

constexpr std::array known_sets = {Known{"mini", 6000, 1000, 0xc9a84b03},
                                   Known{"full", 60000, 10000, 0xf1793760}};

}  // namespace

fs::path data_folder(const std::string& data) {
  if (data == "mini") return course_folder() / "data" / "fashion-mnist-mini";
  const fs::path folder = data == "full" ? full_folder : fs::path(data);
  std::error_code unknown;
  if (fs::is_directory(folder, unknown)) return folder;
  throw InputError(
      folder, "not found",
      data == "full"
          ? "install it with 'sudo apt-get install dataset-fashion-mnist' or use --data mini"
          : "expected --data mini, full or a folder with the four IDX files");
}

fs::path idx_file(const fs::path& folder, const std::string& name) {
  const auto zipped = folder / (name + ".gz");
  return fs::exists(zipped) || !fs::exists(folder / name) ? zipped : folder / name;
}

std::string data_name(const std::string& data) {
  const auto folder = data_folder(data);
  const auto training = read_idx(idx_file(folder, "train-labels-idx1-ubyte"), 1).bytes;
  const auto test = read_idx(idx_file(folder, "t10k-labels-idx1-ubyte"), 1).bytes;
  const auto sum = checksum(training + test);
  for (const Known& known : known_sets) {
    if (training.size() == known.training && test.size() == known.test && sum == known.checksum) {
      return known.name;
    }
  }
  return printable(fmt::format("{} ({} + {} images)", fs::canonical(folder).string(),
                               training.size(), test.size()));
}

}  // namespace dl
