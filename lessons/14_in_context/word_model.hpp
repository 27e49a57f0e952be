#pragma once

#include <string>
#include <vector>

#include "embedding.hpp"
#include "model.hpp"
#include "position_embedding.hpp"
#include "pretrain.hpp"
#include "word_prompts.hpp"

namespace dl::lesson_14 {

/// A model of words, and how it is pre-trained.
struct WordPlan {
  std::string name;  ///< of its file
  TransformerOptions options = {
      .width = 64, .blocks = 2, .heads = 4, .hidden = 256, .activation = Activation::gelu};
  double named = 0.5;  ///< the share of prompts that name their task
  Index shots = 4;
  int sequences = 32;
  Recipe recipe = {.steps = 1500, .highest_rate = 2e-3};
  std::vector<WordTask> tasks = word_tasks(false);

  std::vector<WordTask> held_out() const { return word_tasks(true); }
};

/// The model of words, whose sequences have any length up to that of a whole prompt.
class WordModel : public Model {
 public:
  WordModel(const WordPlan& plan, Rng& rng)
      : Model(
            [&](Sequential& network) {
              // Small, so that what the blocks add to them soon counts.
              constexpr double deviation = 0.1;
              const Index places = text_length(plan.shots + 1);
              network.add<Embedding>(Character::count, plan.options.width, rng, deviation);
              network.add<PositionEmbedding>(places, plan.options.width, rng, deviation);
            },
            plan.options, Character::count, rng),
        places_(static_cast<PositionEmbedding*>(network.layers()[1].get())) {}

  /// One character a row, the texts one below the other; they must be of one length.
  void write_tokens(const std::vector<Text>& texts, Prompts& prompts) {
    const auto length = static_cast<Index>(texts.front().size());
    if (prompts.mask.rows() != length) prompts.mask = causal_mask(length);
    places_->set_tokens(length);
    prompts.tokens.resize(static_cast<Index>(texts.size()) * length, 1);
    Index row = 0;
    for (const Text& text : texts) {
      for (const int character : text) prompts.tokens(row++, 0) = static_cast<real>(character);
    }
  }

 private:
  PositionEmbedding* places_;
};

/// One step's prompts: each with a task, its name or none, and one, two, three or all pairs of word
/// and answer. Every letter of every answer is asked, so that one prompt practises no examples,
/// one, two, ...
inline void draw_word_batch(WordModel& model, const WordPlan& plan, Rng& rng, Prompts& prompts) {
  std::vector<Text> texts;
  prompts.asked.clear();
  prompts.answers.clear();
  const std::vector<Index> numbers_of_pairs = {1, 2, 3, plan.shots + 1};
  const Index pairs = numbers_of_pairs[static_cast<std::size_t>(rng.index(4))];
  const Index length = text_length(pairs) - 1;  // the last letter of all has nobody to see it
  for (int sequence = 0; sequence < plan.sequences; ++sequence) {
    const WordTask task =
        plan.tasks[static_cast<std::size_t>(rng.index(static_cast<Index>(plan.tasks.size())))];
    const bool has_name = rng.uniform() < plan.named;
    Text text = beginning(task, has_name);
    for (Index pair = 0; pair < pairs; ++pair) {
      const Word word = draw_word(false, rng);
      add_word(text, word, Character::arrow);
      const Word answer = task.answer(word);
      for (Index i = 0; i < word_length; ++i) {
        prompts.asked.push_back(sequence * length + static_cast<Index>(text.size()) - 1 + i);
        prompts.answers.push_back(answer[static_cast<std::size_t>(i)]);
      }
      add_word(text, answer, Character::comma);
    }
    text.resize(static_cast<std::size_t>(length));
    texts.push_back(text);
  }
  model.write_tokens(texts, prompts);
}

inline std::vector<double> pretrain_words(WordModel& model, const WordPlan& plan, int steps,
                                          Rng& rng) {
  Prompts prompts;
  return pretrain(model, plan.name, plan.recipe, steps, [&]() -> const Prompts& {
    draw_word_batch(model, plan, rng, prompts);
    return prompts;
  });
}

/// Writes the answers, letter by letter: each letter that comes out is written behind the text and
/// read with it for the next. The texts must be of one length.
inline std::vector<Text> write_answers(WordModel& model, std::vector<Text> texts) {
  std::vector<Text> answers(texts.size());
  for (Index letter = 0; letter < word_length; ++letter) {
    Prompts prompts;
    model.write_tokens(texts, prompts);
    for (std::size_t i = 1; i <= texts.size(); ++i) {
      prompts.asked.push_back(static_cast<Index>(i * texts.front().size()) - 1);
    }
    const Labels written = argmax(model.logits(prompts));
    for (std::size_t i = 0; i < texts.size(); ++i) {
      answers[i].push_back(written[i]);
      texts[i].push_back(written[i]);
    }
  }
  return answers;
}

/// The share of questions whose answer is written rightly, all four letters.
inline double share_right(WordModel& model, const std::vector<WordTask>& tasks, bool has_name,
                          Index shots, int questions, Rng& rng) {
  std::vector<Text> texts;
  std::vector<Word> truths;
  for (int i = 0; i < questions; ++i) {
    const auto& task = tasks[static_cast<std::size_t>(i) % tasks.size()];
    auto question = draw_question(task, has_name, shots, rng);
    texts.push_back(question.text);
    truths.push_back(question.answer);
  }
  const auto answers = write_answers(model, texts);
  int right = 0;
  for (std::size_t i = 0; i < answers.size(); ++i)
    right += std::ranges::equal(answers[i], truths[i]);
  return static_cast<double>(right) / questions;
}

}  // namespace dl::lesson_14
