#include "common/dataset.hpp"
#include "fuzz.hpp"

/// A folder with a data set: the first two bytes say how many of the rest are the images' file,
/// what is left is the labels' file; training and test are the same.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  if (size < 2) return 0;
  static const auto folder = dl::fuzz_file("dataset");
  std::filesystem::create_directories(folder);
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 2, size - 2);
  const std::size_t images = std::min<std::size_t>(data[0] << 8 | data[1], bytes.size());
  for (const std::string part : {"train", "t10k"}) {
    dl::write_file(folder / (part + "-images-idx3-ubyte"), bytes.substr(0, images));
    dl::write_file(folder / (part + "-labels-idx1-ubyte"), bytes.substr(images));
  }
  return dl::allow_refusal([&] {
    auto set = dl::load_fashion_mnist(folder.string());
    try {
      dl::standardize(set);
    } catch (const std::invalid_argument&) {  // all values are the same
    }
  });
}
