#include "hints.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "notes.hpp"

namespace dl {

std::string hints_seen(const Course& course, const Exercise& exercise, bool one_more) {
  auto notes = read_notes(course);
  const int all = static_cast<int>(exercise.hints.size());
  int seen = std::min(notes.hints[exercise.id], all);
  const bool shows_new = one_more && seen < all;
  if (shows_new) {
    notes.hints[exercise.id] = ++seen;
    write_notes(course, notes);
  }
  std::string text;
  for (int i = shows_new ? seen - 1 : 0; i < seen; ++i) {
    text += fmt::format("{}. {}\n", i + 1, exercise.hints[static_cast<std::size_t>(i)]);
  }
  const int left = all - seen;
  if (left > 0) return text + fmt::format("{} of {} hints seen\n", seen, all);
  return text + (one_more && !shows_new ? "these were all hints\n" : "this was the last hint\n");
}

}  // namespace dl
