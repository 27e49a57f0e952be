#include <fmt/format.h>

#include "by_shots.hpp"
#include "common/lesson.hpp"
#include "common/plot.hpp"
#include "fine_tuning.hpp"
#include "lab.hpp"
#include "learned.hpp"
#include "look.hpp"
#include "plans.hpp"
#include "sizes.hpp"
#include "train.hpp"
#include "unchanged.hpp"
#include "words.hpp"

namespace {

using namespace dl;
using namespace dl::lesson_14;

void run(const Options& options) {
  if (options.own.contains("train")) return train_models(options, options.own.at("train"));
  Plots plots(options);
  const Lab lab(options);
  Model pictures = load_picture_model(picture_plan());
  WordModel words = load_word_model(word_plan());
  const Unchanged unchanged(pictures, words);
  const auto shots = compare_shots(pictures, lab, plots);
  const double by_name = compare_names(pictures, lab);
  look_at_attention(pictures, lab, plots);
  compare_numbers_of_tasks(lab, plots);
  compare_sizes(lab);
  const auto ways = compare_with_fine_tuning(pictures, lab, plots);
  const auto written = write_words(words, options, plots);
  unchanged.print();
  conclude(what_was_learned(shots, by_name, ways, written));
}

}  // namespace

int main(int argc, char** argv) {
  return lesson_main(
      argc, argv,
      {.name = DL_LESSON,
       .mine = DL_MINE,
       .about = "attention, a transformer, and one model that does tasks it is only told",
       .own_options = {{"train", "all",
                        "pre-train the models anew, all or one (--train=words), into --out"}}},
      run);
}
