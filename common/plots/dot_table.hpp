#pragma once

#include <string>
#include <vector>

#include "common/plots/bar.hpp"

namespace dl {

/// Which dot stands in which row.
struct DotTable {
  struct Place {
    std::size_t row = 0;
    std::size_t group = 0;
    const Dot* dot = nullptr;
  };
  std::vector<std::string> names = {};
  std::vector<std::size_t> headings = {};  ///< which rows are the names of groups
  std::vector<Place> places = {};
  int decimals = 0;
};

/// A row for each name, in the order in which they come; in sections a row for each group's name
/// too.
DotTable dot_table(const std::vector<DotGroup>& groups, const DotLook& look);

}  // namespace dl
