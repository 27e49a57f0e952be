#pragma once

#include <vector>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/table.hpp"
#include "images_by_rule.hpp"
#include "rules.hpp"

namespace dl::lesson_01 {

/// The rules as they were before anybody knew of a class.
inline RuleList without_class(RuleList rules, int label) {
  std::erase_if(rules, [label](const Rule& rule) { return rule.label == label; });
  return rules;
}

/// What a new class costs: which rules its images come to while none was written for it. Returns
/// how many these are.
inline std::size_t add_a_class(const RuleList& rules, const Dataset& data, int newcomer) {
  const auto old_rules = without_class(rules, newcomer);
  const auto images = images_by_rule(old_rules, data);
  Table table({"taken by", "images"});
  for (std::size_t r = 0; r < old_rules.size(); ++r) {
    const Index taken = count_of(newcomer, images[r], data);
    if (taken > 0) table.row({in_words(old_rules[r], data.class_names), taken});
  }
  fmt::print("\nA new class comes: {}. Without a rule for it, {} of {} rules take its images:\n\n",
             data.class_names[newcomer], table.rows.size(), old_rules.size());
  table.print();
  return table.rows.size();
}

}  // namespace dl::lesson_01
