#include <utility>

#include <fmt/format.h>

#include "all_images.hpp"
#include "averaged_sets.hpp"
#include "batch_sizes.hpp"
#include "before_or_after.hpp"
#include "common/dataset.hpp"
#include "common/lesson.hpp"
#include "common/plot.hpp"
#include "common/subset.hpp"
#include "common/table.hpp"
#include "covariate_shift.hpp"
#include "depths_and_learning_rates.hpp"
#include "group_sizes.hpp"
#include "input_scale.hpp"
#include "lab.hpp"
#include "lighting.hpp"
#include "neighbours.hpp"
#include "two_samples.hpp"

namespace {

using namespace dl;
using namespace dl::lesson_09;

void run(const Options& options) {
  Plots plots(options);
  auto data = load_fashion_mnist(options.data);
  need_images(data.train, "training", 2);
  data.train = even_samples(std::move(data.train));
  const Lab lab = make_lab(data, options);
  Table claims({"claim", "what is claimed", "measured"});
  plot_averaged_sets(plots);
  scale_inputs(lab, claims);
  const auto learned = depths_and_learning_rates(lab, plots, claims);
  const auto gained = batch_sizes(lab, plots, claims);
  group_sizes(lab);
  before_or_after(lab, claims);
  covariate_shift(lab, plots, claims);
  lighting(lab, claims);
  plot_lighting(data.test, plots);
  exchange_neighbours(lab, claims);
  two_samples(lab, plots);
  if (!options.quick) all_images(data, options);
  fmt::print("\nThe claims, and what was measured:\n\n");
  claims.print();
  conclude(fmt::format("{}. {}.", learned.text(), gained));
}

}  // namespace

int main(int argc, char** argv) {
  return lesson_main(argc, argv,
                     {.name = DL_LESSON,
                      .mine = DL_MINE,
                      .about = "batch, layer, instance and group normalization",
                      .epochs = 5,
                      .quick_epochs = 3},
                     run);
}
