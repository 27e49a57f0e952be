#pragma once

#include <array>
#include <string>
#include <vector>

#include "common/matrix.hpp"
#include "common/rng.hpp"

namespace dl::lesson_14 {

/// Words have four letters out of eight, a to h: 0 to 7.
inline constexpr Index word_length = 4;
inline constexpr int letters = 8;
using Word = std::array<int, word_length>;

/// What happens to the places of a word: letter i of the answer is letter from[i] of the word.
struct Reordering {
  std::string name;
  std::array<std::size_t, word_length> from;
};

inline const std::vector<Reordering>& reorderings() {
  static const std::vector<Reordering> all = {
      {"as they are", {0, 1, 2, 3}},   {"reversed", {3, 2, 1, 0}},
      {"rotated left", {1, 2, 3, 0}},  {"rotated right", {3, 0, 1, 2}},
      {"pairs swapped", {1, 0, 3, 2}}, {"halves swapped", {2, 3, 0, 1}}};
  return all;
}

/// A task: a reordering, by its number, and every letter as it is (0) or the next one (1).
struct WordTask {
  int order = 0;
  int next = 0;

  Word answer(const Word& word) const {
    Word result{};
    for (std::size_t i = 0; i < result.size(); ++i) {
      const auto from = reorderings()[static_cast<std::size_t>(order)].from[i];
      result[i] = (word[from] + next) % letters;
    }
    return result;
  }

  std::string name() const {
    return reorderings()[static_cast<std::size_t>(order)].name + (next == 1 ? ", next letter" : "");
  }
};

/// One pair of names is never seen together in pre-training: reversed, and the next letter.
inline bool is_held_out(const WordTask& task) { return task.order == 1 && task.next == 1; }

/// The six reorderings, each with both letters; those of pre-training or those held out.
inline std::vector<WordTask> word_tasks(bool held_out) {
  std::vector<WordTask> tasks;
  for (int order = 0; order < static_cast<int>(reorderings().size()); ++order) {
    for (const int next : {0, 1}) {
      const WordTask task{order, next};
      if (is_held_out(task) == held_out) tasks.push_back(task);
    }
  }
  return tasks;
}

/// One word in seven is held out: no prompt of pre-training asks for its answer.
inline bool is_held_out(const Word& word) {
  return (5 * word[0] + 3 * word[1] + 2 * word[2] + word[3]) % 7 == 0;
}

/// A word of the kind that is wanted.
inline Word draw_word(bool held_out, Rng& rng) {
  Word word{};
  do {
    for (int& letter : word) letter = static_cast<int>(rng.index(letters));
  } while (is_held_out(word) != held_out);
  return word;
}

}  // namespace dl::lesson_14
