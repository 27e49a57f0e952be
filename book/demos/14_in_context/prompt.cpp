// What the page of prompts calls: lesson 14's model with its shipped weights, on digits that were
// held out. Nothing learns here.
#include <memory>

#include "book/demos/shared/given_weights.hpp"
#include "book/demos/shared/page.hpp"
#include "given_digits.hpp"
#include "lessons/14_in_context/digit_tasks.hpp"
#include "lessons/14_in_context/episodes.hpp"
#include "lessons/14_in_context/picture_model.hpp"
#include "solutions/04_mlp/softmax.hpp"

namespace dl {
namespace {

using namespace lesson_14;

std::unique_ptr<Dataset> digits;  ///< held out
std::unique_ptr<Model> model;
Rng rng(1);
std::vector<Index> examples;
Task task;
Index query_row = 0;  ///< in its sequence

std::vector<Index> of_digit(int digit) {
  std::vector<Index> found;
  for (Index i = 0; i < digits->size(); ++i) {
    if (digit < 0 || digits->y[static_cast<std::size_t>(i)] == digit) found.push_back(i);
  }
  return found;
}

/// The prompt with these queries: everything that is asked at once, each as if it stood alone.
Episodes ask_about(const std::vector<Index>& queries) {
  const auto shots = static_cast<Index>(examples.size());
  return make_episodes(
      *digits, {task}, shots, static_cast<Index>(queries.size()), [&](Index, Index place) {
        return place <= shots ? examples[static_cast<std::size_t>(place - 1)]
                              : queries[static_cast<std::size_t>(place - shots - 1)];
      });
}

Matrix answers_to(const Episodes& episodes) {
  Matrix probabilities;
  softmax(model->logits(episodes.prompts), probabilities);
  return probabilities;
}

}  // namespace

/// Takes the digits that were given.
PAGE_MAY_CALL void take_digits() { digits = std::make_unique<Dataset>(divide_digits().test); }

/// Takes the weights that were given.
PAGE_MAY_CALL void take_weights() {
  Rng unused(1);
  model = std::make_unique<Model>(make_picture_model({}, unused));
  const Weights trained = given_weights(model->network);
  for (const auto& [name, matrix] : state_dict(model->network)) *matrix = trained.at(name);
}

PAGE_MAY_CALL void start(int seed) { rng = Rng(static_cast<std::uint64_t>(seed)); }

/// A random picture of this digit, or of any (-1): its number among those held out.
PAGE_MAY_CALL int draw(int digit) {
  const auto found = of_digit(digit);
  return static_cast<int>(
      found[static_cast<std::size_t>(rng.index(static_cast<Index>(found.size())))]);
}

/// A picture, its pixels from 0 to 1, and then its digit.
PAGE_MAY_CALL Numbers picture(int number) {
  const auto least = digits->x.minCoeff(), most = digits->x.maxCoeff();
  std::vector<float> numbers;
  for (const real v : digits->x.row(number)) numbers.push_back((v - least) / (most - least));
  numbers.push_back(static_cast<float>(digits->y[static_cast<std::size_t>(number)]));
  return answer(numbers);
}

/// The prompt's examples are the pictures whose numbers were given. Its task is split number
/// `number` of those held out, or a named task: -1 to -4; then its name may be told. Returns the
/// group of each digit.
PAGE_MAY_CALL Numbers set_prompt(int number, int told) {
  examples.clear();
  for (const float picture : given_numbers()) examples.push_back(static_cast<Index>(picture));
  const auto held_out = divide_splits().held_out;
  task = number < 0 ? named(-number)
                    : Task{held_out[static_cast<std::size_t>(number) % held_out.size()]};
  if (!told) task.name = 0;
  return answer(std::vector<float>(task.split.begin(), task.split.end()));
}

/// The probability of each group for one picture.
PAGE_MAY_CALL Numbers ask(int picture) {
  const auto episodes = ask_about({picture});
  query_row = episodes.prompts.length() - 1;
  return answer(answers_to(episodes));
}

/// How much what was asked last looks at each token: the task, the examples, itself.
PAGE_MAY_CALL Numbers attention(int block, int head) {
  const auto& blocks = model->transformer().blocks();
  return answer(Matrix(blocks.at(static_cast<std::size_t>(block - 1))
                           .attention.weights(0, head - 1)
                           .row(query_row)));
}

/// All pictures held out are asked about: for each digit the share that is answered with B, and
/// then the accuracy.
PAGE_MAY_CALL Numbers ask_all() {
  std::vector<float> shares;
  double right = 0;
  for (int digit = 0; digit < 10; ++digit) {
    const auto pictures = of_digit(digit);
    const auto episodes = ask_about(pictures);
    const Labels said = argmax(answers_to(episodes));
    const auto count = [&](int group) { return std::ranges::count(said, group); };
    shares.push_back(static_cast<float>(count(1)) / static_cast<float>(said.size()));
    right += static_cast<double>(count(task.group(digit)));
  }
  shares.push_back(static_cast<float>(right / static_cast<double>(digits->size())));
  return answer(shares);
}

}  // namespace dl
