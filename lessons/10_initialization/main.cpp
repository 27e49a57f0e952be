#include "by_depth.hpp"
#include "common/lesson.hpp"
#include "equal_weights.hpp"
#include "images.hpp"
#include "learned.hpp"
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
  const auto different_units = equal_weights(plots, options, many);
  for (const auto activation : three_activations) ten_layers(plots, options, activation, few);
  who_trains(plots, options, many);
  by_depth(plots, options, Activation::sigmoid, {1, 2, 3, 5}, {standard, xavier, xavier_sigmoid},
           many);
  const auto deepest =
      by_depth(plots, options, Activation::relu, {1, 5, 10, 30}, {xavier, he}, many);
  conclude(learned(different_units, deepest));
}

}  // namespace

int main(int argc, char** argv) {
  return lesson_main(argc, argv,
                     {.name = DL_LESSON,
                      .mine = DL_MINE,
                      .about = "weights to begin with: zeros, uniform, normal, Xavier, He",
                      .epochs = 10,
                      .quick_epochs = 2},
                     run);
}
