// The weights that the demo `shots` begins with: lesson 13's pre-training, on the 6,000 images of
// the mini data.
//   clothes FILE
#include <fmt/format.h>

#include "book/demos/13_fine_tuning/small_network.hpp"
#include "lessons/13_fine_tuning/training.hpp"
#include "solutions/07_backpropagation/state_dict.hpp"

int main(int, char** argv) {
  using namespace dl;
  const auto data = load_fashion_mnist("mini");
  Rng rng(1);
  auto network = small_network(rng);
  constexpr int passes = 5, batch_size = 64;
  const int steps = passes * batch_count(data.train.size(), batch_size);
  lesson_13::train(network, lesson_13::pretraining_rate, data.train, {steps, batch_size}, rng);
  save_state_dict(argv[1], network);
  fmt::print("{}: test accuracy {:.4f}\n", argv[1], lesson_13::test_accuracy(network, data.test));
}
