#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/lesson.hpp"
#include "common/metrics.hpp"
#include "common/options.hpp"
#include "common/plot.hpp"
#include "common/scoreboard.hpp"
#include "confusion.hpp"
#include "each_rule.hpp"
#include "fashion_rules.hpp"
#include "new_class.hpp"

namespace {

using namespace dl;
using namespace dl::lesson_01;

void run(const Options& options) {
  const auto data = load_fashion_mnist(options.data).test;
  const auto rules = fashion_rules();
  const auto predicted = decide(rules, data);
  const double score = accuracy(predicted, data.y);
  const ConfusionMatrix confusion(predicted, data.y, data.classes());

  show_each_rule(rules, data);
  show_confusion(confusion, score, data);
  record_score(options, "rules by hand", score);
  add_a_class(rules, data, sandal);

  Plots plots(options);
  draw_confusion(plots, confusion, data);
  draw_mistakes(plots, rules, data);
  conclude(fmt::format(
      "rules that fit on a page know {:.0f} of 100 images; the rest are exceptions to a rule.",
      100 * score));
}

}  // namespace

int main(int argc, char** argv) {
  return lesson_main(
      argc, argv,
      {.name = DL_LESSON, .mine = DL_MINE, .about = "rules that a person writes (SW 1.0)"}, run);
}
