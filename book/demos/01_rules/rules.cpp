// What the page of the rules calls. Features and rules are lesson 01's; only thresholds move.
#include "rules.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "book/demos/shared/given_images.hpp"
#include "book/demos/shared/page.hpp"
#include "common/metrics.hpp"
#include "fashion_rules.hpp"
#include "features.hpp"

namespace dl {
namespace {

Dataset clothes;
RuleList rules;

/// The number of the rule that speaks about each image, -1 where none does.
std::vector<int> speaking() {
  std::vector<int> numbers;
  for (Index i = 0; i < clothes.size(); ++i)
    numbers.push_back(first_match(rules, image(clothes, i)));
  return numbers;
}

int answer_of(int rule) { return rule < 0 ? -1 : rules[static_cast<std::size_t>(rule)].label; }

Condition& condition(int rule, int number) {
  return rules.at(static_cast<std::size_t>(rule)).conditions.at(static_cast<std::size_t>(number));
}

}  // namespace

/// The images that were given, and the rules as they are written. Returns how many rules there are.
PAGE_MAY_CALL int start() {
  clothes = given_clothes();
  rules = fashion_rules();
  return static_cast<int>(rules.size());
}

PAGE_MAY_CALL const char* class_name(int label) {
  return answer(label < 0 ? "no answer" : clothes.class_names.at(static_cast<std::size_t>(label)));
}

PAGE_MAY_CALL const char* rule_in_words(int rule) {
  return answer(in_words(rules.at(static_cast<std::size_t>(rule)), clothes.class_names));
}

PAGE_MAY_CALL int conditions_of(int rule) {
  return static_cast<int>(rules.at(static_cast<std::size_t>(rule)).conditions.size());
}

/// "width <"
PAGE_MAY_CALL const char* condition_in_words(int rule, int number) {
  const auto& c = condition(rule, number);
  return answer(c.feature.name + (c.above ? " >" : " <"));
}

PAGE_MAY_CALL double threshold(int rule, int number) { return condition(rule, number).threshold; }

PAGE_MAY_CALL void set_threshold(int rule, int number, double value) {
  condition(rule, number).threshold = value;
}

/// The smallest and the largest value that the images have of a condition's feature.
PAGE_MAY_CALL Numbers feature_range(int rule, int number) {
  const auto of = condition(rule, number).feature.of;
  double low = of(image(clothes, 0)), high = low;
  for (Index i = 1; i < clothes.size(); ++i) {
    low = std::min(low, of(image(clothes, i)));
    high = std::max(high, of(image(clothes, i)));
  }
  return answer({low, high});
}

/// For each image its class, and what the rules say: -1 for no answer.
PAGE_MAY_CALL Numbers answers() {
  std::vector<float> both;
  const auto numbers = speaking();
  for (std::size_t i = 0; i < clothes.y.size(); ++i) {
    both.push_back(static_cast<float>(clothes.y[i]));
    both.push_back(static_cast<float>(answer_of(numbers[i])));
  }
  return answer(both);
}

/// For each rule how many images come to it, and for how many of these it is right.
PAGE_MAY_CALL Numbers each_rule() {
  std::vector<float> counts(2 * rules.size());
  const auto numbers = speaking();
  for (std::size_t i = 0; i < clothes.y.size(); ++i) {
    if (numbers[i] < 0) continue;
    const auto r = static_cast<std::size_t>(numbers[i]);
    counts[2 * r] += 1;
    counts[2 * r + 1] += rules[r].label == clothes.y[i];
  }
  return answer(counts);
}

/// Of each class how many images are found.
PAGE_MAY_CALL Numbers found() {
  std::vector<float> counts(clothes.class_names.size());
  const auto numbers = speaking();
  for (std::size_t i = 0; i < clothes.y.size(); ++i) {
    counts[static_cast<std::size_t>(clothes.y[i])] += answer_of(numbers[i]) == clothes.y[i];
  }
  return answer(counts);
}

PAGE_MAY_CALL double right() {
  Labels predicted;
  for (const int rule : speaking()) predicted.push_back(answer_of(rule));
  return accuracy(predicted, clothes.y);
}

}  // namespace dl
