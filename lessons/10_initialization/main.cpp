#include "by_depth.hpp"
#include "common/lesson.hpp"
#include "equal_weights.hpp"
#include "images.hpp"
#include "ten_layers.hpp"
#include "who_trains.hpp"

namespace {

using namespace dl;
using namespace dl::lesson_10;

void run(const Options& options) {
  Plots plots(options);
  const auto images = load_fashion_mnist(options.data).train;
  const auto few = standardized(images, options.quick ? 100 : 200);
  const auto many = standardized(images, options.quick ? 500 : 1500);
  equal_weights(options, many);
  for (const auto activation : three_activations) ten_layers(plots, options, activation, few);
  who_trains(plots, options, many);
  by_depth(options, Activation::sigmoid, {1, 2, 3, 5}, {standard, xavier, xavier_sigmoid}, many);
  by_depth(options, Activation::relu, {5, 20, 30}, {xavier, he}, many);
  conclude(
      "weights must differ, and their spread must fit the number of inputs and the activation, so "
      "that signals and gradients keep their size from layer to layer.");
}

}  // namespace

int main(int argc, char** argv) {
  return lesson_main(argc, argv,
                     {.name = DL_LESSON,
                      .mine = DL_MINE,
                      .about = "weights to begin with: zeros, uniform, normal, Xavier, He",
                      .epochs = 12,
                      .quick_epochs = 2},
                     run);
}
