#pragma once

#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/plot.hpp"
#include "common/table.hpp"
#include "lab.hpp"

namespace dl::lesson_14 {

/// A head of a block, counted from 1, and how much of a query's attention it gives to examples of
/// the query's own digit, of all that it gives to examples.
struct HeadLook {
  Index block = 0;
  Index head = 0;
  double same_digit = 0;
};

/// Of the attention that one query gives to the examples, the share of each.
inline RowVector shares_of_examples(const Model& model, const Episodes& episodes, Index sequence,
                                    Index query, const HeadLook& at) {
  const auto& block = model.transformer().blocks()[static_cast<std::size_t>(at.block - 1)];
  const Matrix& weights = block.attention.weights(sequence, at.head - 1);
  RowVector shares = weights.row(1 + episodes.shots + query).segment(1, episodes.shots);
  return shares / shares.sum();
}

/// The mean over all queries whose digit is among the examples.
inline double share_of_same_digit(const Model& model, const Dataset& digits,
                                  const Episodes& episodes, const HeadLook& at) {
  const auto digit = [&](Index row) {
    return digits.y[static_cast<std::size_t>(episodes.images[static_cast<std::size_t>(row)])];
  };
  double sum = 0;
  int counted = 0;
  for (Index sequence = 0; sequence < episodes.prompts.sequences(); ++sequence) {
    for (Index query = 0; query < Episodes::queries; ++query) {
      const auto shares = shares_of_examples(model, episodes, sequence, query, at);
      const int asked = digit(episodes.row(sequence, 1 + episodes.shots + query));
      double same = 0;
      bool there = false;
      for (Index shot = 0; shot < episodes.shots; ++shot) {
        if (digit(episodes.row(sequence, 1 + shot)) != asked) continue;
        there = true;
        same += shares(shot);
      }
      if (!there) continue;
      sum += same;
      ++counted;
    }
  }
  return sum / counted;
}

/// A query and 16 examples, each the darker the more the query looks at it.
inline void draw_look(Plots& plots, const Model& model, const Dataset& digits,
                      const Episodes& episodes, const HeadLook& at, const Task& task) {
  const auto picture = [&](Index row) {
    const Index image = episodes.images[static_cast<std::size_t>(row)];
    const Matrix pixels = dl::image(digits, image).array() - digits.x.minCoeff();
    return std::pair(pixels, task.group(digits.y[static_cast<std::size_t>(image)]));
  };
  const auto letter = [](int group) { return group == 0 ? 'A' : 'B'; };
  const auto shares = shares_of_examples(model, episodes, 0, 0, at);
  const auto [query, group] = picture(1 + episodes.shots);
  const double ink = query.maxCoeff();
  std::vector<Picture> pictures = {{query, "the query", ink}};
  for (Index shot = 0; shot < episodes.shots; ++shot) {
    const auto [pixels, its_group] = picture(1 + shot);
    const double strength = shares(shot) / shares.maxCoeff();
    pictures.push_back({pixels, fmt::format("{}: {:.0f}%", letter(its_group), 100 * shares(shot)),
                        ink / std::max(0.08, strength)});
  }
  plots.images("attention",
               {fmt::format("What the query looks at (block {}, head {}); it belongs to group {}",
                            at.block, at.head, letter(group))},
               pictures, 6, Ink::black);
}

/// Where a query finds its answer: in the examples that show the same digit?
inline HeadLook look_at_attention(Model& model, const Lab& lab, Plots& plots) {
  constexpr Index shots = 16;
  Rng rng = lab.runs.rng(0);
  const auto tasks = unnamed(lab.splits.held_out, 40);
  const auto episodes = draw_episodes(lab.digits.test, tasks, shots, rng);
  model.logits(episodes.prompts);
  Table table({"block", "head", "attention to examples of the same digit"});
  HeadLook best;
  const auto& blocks = model.transformer().blocks();
  for (Index block = 1; block <= static_cast<Index>(blocks.size()); ++block) {
    for (Index head = 1; head <= blocks.front().attention.heads(); ++head) {
      HeadLook look{block, head};
      look.same_digit = share_of_same_digit(model, lab.digits.test, episodes, look);
      table.row({block, head, number(look.same_digit, 3)});
      if (look.same_digit > best.same_digit) best = look;
    }
  }
  fmt::print(
      "\nOf the attention that a query gives to 16 examples, what goes to those of its own digit, "
      "where there are any:\n\n");
  table.print();
  draw_look(plots, model, lab.digits.test, episodes, best, tasks.front());
  return best;
}

}  // namespace dl::lesson_14
