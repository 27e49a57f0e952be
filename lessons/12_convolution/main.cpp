#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/lesson.hpp"
#include "common/plot.hpp"
#include "common/subset.hpp"
#include "compare_networks.hpp"
#include "contenders.hpp"
#include "count_costs.hpp"
#include "draw_scoreboard.hpp"
#include "few_images.hpp"
#include "filters_by_hand.hpp"
#include "lesson_learned.hpp"
#include "most_exciting.hpp"
#include "shift_images.hpp"
#include "show_feature_maps.hpp"
#include "show_filters.hpp"
#include "solutions/07_backpropagation/state_dict.hpp"
#include "work_by_hand.hpp"

namespace {

using namespace dl;
using namespace dl::lesson_12;

void run(const Options& options) {
  Plots plots(options);
  const auto data = few_if_quick(load_fashion_mnist(options.data), options);
  const Dataset some = first_samples(data.test, 1000);
  need_images(data.train, "training", 2);
  need_images(some, "test", strongest_answers);
  const Matrix garments = four_garments(some);
  work_by_hand(plots);
  filters_by_hand(plots, data.train);
  count_costs(data.train);
  auto contenders = train_contenders(data, options);
  compare_networks(contenders, data, options);
  show_filters(plots, contenders);
  show_feature_maps(plots, contenders.learned.network, garments, some);
  most_exciting(plots, contenders.learned.network, some);
  const auto moved = shift_images(plots, contenders, some);
  draw_scoreboard(plots, options, contenders, data.train.size());
  save_state_dict(options.out / "weights.safetensors", contenders.learned.network.layers);
  conclude(what_was_learned(contenders, moved));
}

}  // namespace

int main(int argc, char** argv) {
  return lesson_main(argc, argv,
                     {.name = DL_LESSON,
                      .mine = DL_MINE,
                      .about = "convolution and pooling: features learned from the pixels",
                      .epochs = 6,
                      .quick_epochs = 2},
                     run);
}
