#pragma once

#include <string>
#include <vector>

#include "masks.hpp"
#include "prompts.hpp"
#include "word_tasks.hpp"

namespace dl::lesson_14 {

/// The characters of a prompt beside the letters 0 to 7: the names of the six reorderings, of the
/// two ways with letters, and three signs.
struct Character {
  static constexpr int order = letters;
  static constexpr int next = order + 6;
  static constexpr int unnamed = next + 2;  ///< in the place of both names
  static constexpr int arrow = unnamed + 1;
  static constexpr int comma = arrow + 1;
  static constexpr int count = comma + 1;
};

/// The name, then examples and at last the word that is asked: "RN abcd>bcde,...,efgh>".
using Text = std::vector<int>;

/// How long a text is with so many pairs of word and answer, the last comma left out.
inline constexpr Index pair_length = 2 * word_length + 2;
inline constexpr Index text_length(Index pairs) { return 2 + pairs * pair_length - 1; }

inline void add_word(Text& text, const Word& word, int sign) {
  text.insert(text.end(), word.begin(), word.end());
  text.push_back(sign);
}

/// The beginning of a prompt: two names, or two signs that say nothing.
inline Text beginning(const WordTask& task, bool has_name) {
  if (!has_name) return {Character::unnamed, Character::unnamed};
  return {Character::order + task.order, Character::next + task.next};
}

/// Name and examples and a held-out word, up to the last arrow.
struct Question {
  Text text;
  Word answer;
};

inline Question draw_question(const WordTask& task, bool has_name, Index shots, Rng& rng) {
  Text text = beginning(task, has_name);
  for (Index i = 0; i < shots; ++i) {
    const Word example = draw_word(false, rng);
    add_word(text, example, Character::arrow);
    add_word(text, task.answer(example), Character::comma);
  }
  const Word word = draw_word(true, rng);
  add_word(text, word, Character::arrow);
  return {text, task.answer(word)};
}

/// As people read it: "reverse+next abcd>edcb".
inline std::string spelled(const Text& text) {
  static const std::vector<std::string> signs = {
      "same ", "reverse ", "left ", "right ", "pairs ", "halves ", "", "next ", "? ", ">", ", "};
  std::string result;
  for (const int character : text) {
    if (character < letters) {
      result += static_cast<char>('a' + character);
    } else {
      result += signs[static_cast<std::size_t>(character - letters)];
    }
  }
  return result;
}

}  // namespace dl::lesson_14
