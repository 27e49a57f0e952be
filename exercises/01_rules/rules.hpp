#pragma once

#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/todo.hpp"

namespace dl {

/// A feature by its name.
struct Feature {
  std::string name;
  double (*of)(const Image&);
};

/// "width < 20"
struct Condition {
  Feature feature;
  bool above;
  double threshold;

  bool holds(const Image& image) const {
    const double value = feature.of(image);
    return above ? value > threshold : value < threshold;
  }
};

inline Condition operator>(const Feature& f, double threshold) { return {f, true, threshold}; }
inline Condition operator<(const Feature& f, double threshold) { return {f, false, threshold}; }

/// IF all conditions hold THEN it is of this class. Without conditions it always applies.
struct Rule {
  std::vector<Condition> conditions;
  int label;
};

using RuleList = std::vector<Rule>;

/// Lets a rule be written as it is read: If(leg_gap > 0.35, width < 20).then(trouser).
struct If {
  std::vector<Condition> conditions;

  template <typename... Conditions>
  explicit If(const Conditions&... all) : conditions{all...} {}

  Rule then(int label) const { return {conditions, label}; }
};

inline Rule otherwise(int label) { return {{}, label}; }

/// The number of the first rule whose conditions all hold, or -1 when there is none.
inline int first_match(const RuleList& rules, const Image& image) {
  // exercise 01.6: go down the list until a rule applies
  todo("01.6");
}

/// The class that the rules give, or -1 when none applies.
inline int classify(const RuleList& rules, const Image& image) {
  const int rule = first_match(rules, image);
  return rule < 0 ? -1 : rules[static_cast<std::size_t>(rule)].label;
}

/// The rule as a sentence.
inline std::string in_words(const Rule& rule, const std::vector<std::string>& class_names) {
  std::string text;
  for (const auto& condition : rule.conditions) {
    text += fmt::format("{} {} {} {} ", text.empty() ? "IF" : "AND", condition.feature.name,
                        condition.above ? ">" : "<", condition.threshold);
  }
  const auto& name = class_names[static_cast<std::size_t>(rule.label)];
  return text.empty() ? "OTHERWISE " + name : text + "THEN " + name;
}

}  // namespace dl
