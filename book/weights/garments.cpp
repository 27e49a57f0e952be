// The weights of the demo `garment`: lesson 12's training on all 60,000 images.
//   garments FILE
#include "book/demos/12_convolution/garments.hpp"

#include <fmt/format.h>

#include "lessons/12_convolution/training.hpp"
#include "solutions/07_backpropagation/state_dict.hpp"

int main(int, char** argv) {
  using namespace dl;
  const auto data = load_fashion_mnist("full");
  Rng rng(1);
  auto network = garment_network(rng);
  const auto outcome = lesson_12::train("garments", network.layers, data, 6, rng);
  save_state_dict(argv[1], network.layers);
  fmt::print("{}: test accuracy {:.4f}\n", argv[1], outcome.test_accuracy);
}
