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
#include "features_by_class.hpp"
#include "new_class.hpp"

namespace {

using namespace dl;
using namespace dl::lesson_01;

void run(const Options& options) {
  const auto [train, test] = load_fashion_mnist(options.data);
  show_features_by_class(train);

  const auto rules = fashion_rules();
  const auto predicted = decide(rules, test);
  const double score = accuracy(predicted, test.y);
  const ConfusionMatrix confusion(predicted, test.y, test.classes());
  show_each_rule(rules, test);
  show_confusion(confusion, score, test);
  record_score(options, "rules by hand", score);
  const auto rewritten = add_a_class(rules, test, sandal);

  Plots plots(options);
  draw_confusion(plots, confusion, test);
  draw_mistakes(plots, rules, test);
  conclude(fmt::format(
      "{} rules know {:.0f} of 100 images, and for one more class {} of them would have to be "
      "thought through again.",
      rules.size(), 100 * score, rewritten));
}

}  // namespace

int main(int argc, char** argv) {
  return lesson_main(
      argc, argv,
      {.name = DL_LESSON, .mine = DL_MINE, .about = "rules that a person writes (SW 1.0)"}, run);
}
