#include <fmt/format.h>

#include "common/lesson.hpp"
#include "common/metrics.hpp"
#include "common/plot.hpp"
#include "common/scoreboard.hpp"
#include "common/table.hpp"
#include "fashion_rules.hpp"

namespace {

using namespace dl;

/// Which rule each image met; -1 where none applied.
std::vector<int> matches(const RuleList& rules, const Dataset& data) {
  std::vector<int> result;
  for (Index i = 0; i < data.size(); ++i) result.push_back(first_match(rules, image(data, i)));
  return result;
}

/// An image that no rule applies to counts as class 0: rules must say something.
Labels labels_of(const RuleList& rules, const std::vector<int>& matched) {
  Labels labels;
  for (const int rule : matched) {
    labels.push_back(rule < 0 ? 0 : rules[static_cast<std::size_t>(rule)].label);
  }
  return labels;
}

void show_rules(const RuleList& rules, const std::vector<int>& matched, const Dataset& data) {
  std::vector<int> images(rules.size());
  std::vector<int> right(rules.size());
  for (std::size_t i = 0; i < matched.size(); ++i) {
    if (matched[i] < 0) continue;
    const auto rule = static_cast<std::size_t>(matched[i]);
    ++images[rule];
    right[rule] += rules[rule].label == data.y[i];
  }
  Table table({"rule", "images", "right"});
  for (std::size_t r = 0; r < rules.size(); ++r) {
    table.row({fmt::format("{:2}. {}", r + 1, in_words(rules[r], data.class_names)),
               std::to_string(images[r]),
               images[r] == 0 ? "-" : fmt::format("{:.0f}%", 100.0 * right[r] / images[r])});
  }
  table.print();
}

/// The first mistakes of each rule, as pictures.
std::vector<Picture> mistakes_of_each(const RuleList& rules, const std::vector<int>& matched,
                                      const Dataset& data, int per_rule) {
  std::vector<Picture> pictures;
  for (std::size_t r = 0; r < rules.size(); ++r) {
    int shown = 0;
    for (std::size_t i = 0; i < matched.size() && shown < per_rule; ++i) {
      if (matched[i] != static_cast<int>(r) || rules[r].label == data.y[i]) continue;
      const auto& truth = data.class_names[static_cast<std::size_t>(data.y[i])];
      pictures.push_back(
          {image(data, static_cast<Index>(i)), fmt::format("rule {}: {}", r + 1, truth)});
      ++shown;
    }
  }
  return pictures;
}

/// The rules as they were before anybody knew of a class.
RuleList without_class(const RuleList& rules, int label) {
  RuleList result;
  for (const auto& rule : rules) {
    if (rule.label != label) result.push_back(rule);
  }
  return result;
}

/// Which rules the images of a class fall to when no rule was written for it.
void show_new_class(const RuleList& rules, const Dataset& data, int newcomer) {
  const auto old_rules = without_class(rules, newcomer);
  const auto matched = matches(old_rules, data);
  Table table({"taken by", "images"});
  int affected = 0;
  for (std::size_t r = 0; r < old_rules.size(); ++r) {
    int taken = 0;
    for (std::size_t i = 0; i < matched.size(); ++i) {
      taken += data.y[i] == newcomer && matched[i] == static_cast<int>(r);
    }
    if (taken == 0) continue;
    ++affected;
    table.row({in_words(old_rules[r], data.class_names), std::to_string(taken)});
  }
  const auto& name = data.class_names[static_cast<std::size_t>(newcomer)];
  fmt::print("\nA new class comes: {}. Without a rule for it, {} of {} rules take its images:\n\n",
             name, affected, old_rules.size());
  table.print();
  fmt::print("Each of these rules, and every rule after them, has to be thought through again.\n");
}

void run(const Options& options) {
  const auto data = load_fashion_mnist(options.data).test;
  const auto rules = fashion_rules();
  const auto matched = matches(rules, data);
  const auto predicted = labels_of(rules, matched);

  fmt::print("{} rules, {} images:\n\n", rules.size(), data.size());
  show_rules(rules, matched, data);

  const double score = accuracy(predicted, data.y);
  const ConfusionMatrix confusion(predicted, data.y, data.classes());
  fmt::print("\nWhat is (down), what the rules say (across):\n\n{}",
             confusion.table(data.class_names));
  const auto [truth, taken_for] = confusion.worst_pair();
  const auto name_of = [&](int label) { return data.class_names[static_cast<std::size_t>(label)]; };
  fmt::print("\ntest accuracy {:.4f}; most often confused: a {} taken for a {}\n", score,
             name_of(truth), name_of(taken_for));
  record_score(options, "rules by hand", score);

  show_new_class(rules, data, sandal);

  Plots plots(options);
  plots.heat_map(
      "confusion",
      {"Rules tell shoes and trousers well, and tops badly", "what the rules say", "what it is"},
      confusion.counts.cast<real>(), data.class_names, data.class_names);
  plots.images("mistakes",
               {"Every rule has exceptions: two mistakes of each, and what they are", "", ""},
               mistakes_of_each(rules, matched, data, 2), 8);
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
