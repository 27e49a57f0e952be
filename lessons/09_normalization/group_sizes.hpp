#pragma once

#include <fmt/format.h>

#include "common/table.hpp"
#include "lab.hpp"
#include "networks.hpp"
#include "trials.hpp"

namespace dl::lesson_09 {

/// How few units can a group of group norm have?
inline void group_sizes(const Lab& lab) {
  Table table({"groups of 32 units", "units in a group", "test accuracy"});
  for (const Index groups : {1, 4, 8, 16}) {
    const Plan plan{.norm = Norm::group, .groups = groups};
    table.row({groups, 32 / groups, best_with_batches(8, plan, lab).accuracy().text()});
  }
  fmt::print("\nGroup norm, 8 samples in a batch:\n\n");
  table.print();
}

}  // namespace dl::lesson_09
