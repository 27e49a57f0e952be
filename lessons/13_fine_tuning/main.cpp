#include <fmt/format.h>

#include "closing_line.hpp"
#include "common/dataset.hpp"
#include "common/lesson.hpp"
#include "common/plot.hpp"
#include "few_labels.hpp"
#include "filters.hpp"
#include "lab.hpp"
#include "other_tasks.hpp"
#include "show_tasks.hpp"
#include "taken_layers.hpp"
#include "what_moves.hpp"

namespace {

using namespace dl;
using namespace dl::lesson_13;

void run(const Options& options) {
  Plots plots(options);
  const Lab lab = make_lab(load_fashion_mnist(options.data), options);
  show_tasks(lab, plots);
  const Pretrained pretrained = pretrain(lab.pretraining, lab);
  show_pretrained(pretrained, lab);

  const auto trials = few_labels(pretrained, lab, plots);
  what_moves(trials, lab, plots);
  taken_layers(trials, pretrained, lab, plots);
  filters(trials, pretrained, lab, plots);
  const auto transfers = other_tasks(trials, pretrained, lab, plots);

  save_weights(options.out / "pretrained.safetensors", pretrained.weights);
  conclude(closing_line(trials, transfers));
}

}  // namespace

int main(int argc, char** argv) {
  return lesson_main(argc, argv,
                     {.name = DL_LESSON,
                      .mine = DL_MINE,
                      .about = "fine-tuning: learn from much data once, from few labels after that",
                      .epochs = 5,
                      .quick_epochs = 2},
                     run);
}
