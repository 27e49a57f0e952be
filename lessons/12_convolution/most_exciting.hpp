#pragma once

#include <algorithm>
#include <functional>
#include <vector>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/plot.hpp"
#include "common/table.hpp"
#include "networks.hpp"
#include "receptive_field.hpp"
#include "show_feature_maps.hpp"

namespace dl::lesson_12 {

/// Where one unit of the second convolution answers most in one image.
struct Answer {
  Index image = 0;
  real strength = 0;
  Index row = 0, column = 0;  ///< of its map
};

/// One answer for each image, the strongest first.
inline std::vector<Answer> answers_of(const FeatureMaps& maps, Index unit) {
  std::vector<Answer> answers;
  for (Index i = 0; i < maps.values.rows(); ++i) {
    Answer answer{.image = i};
    answer.strength = maps.map(i, unit).maxCoeff(&answer.row, &answer.column);
    answers.push_back(answer);
  }
  std::ranges::stable_sort(answers, std::ranges::greater(), &Answer::strength);
  return answers;
}

/// The pixels that the answer depends on; outside the image they are 0.
inline Matrix patch_of(const Answer& answer, const Image& pixels) {
  const auto seen = [&](Index place) {
    return below(window, below(pairs, below(window, {.first = place})));
  };
  const Span rows = seen(answer.row), columns = seen(answer.column);
  Matrix patch = Matrix::Zero(rows.size, columns.size);
  for (Index r = 0; r < rows.size; ++r) {
    for (Index c = 0; c < columns.size; ++c) {
      const Index row = rows.first + r, column = columns.first + c;
      if (row < 0 || row >= pixels.rows() || column < 0 || column >= pixels.cols()) continue;
      patch(r, c) = pixels(row, column);
    }
  }
  return patch;
}

inline constexpr Index strongest_answers = 50;

/// A unit, its answers, and the class that most of the strongest ones belong to.
struct Preference {
  Index unit = 0;
  std::vector<Answer> answers;
  int favourite = 0;
  double share = 0;  ///< of the favourite among the strongest
};

inline Preference preference_of(const FeatureMaps& maps, Index unit, const Dataset& images) {
  Preference preference{.unit = unit, .answers = answers_of(maps, unit)};
  std::vector<int> counts(static_cast<std::size_t>(images.classes()));
  for (std::size_t i = 0; i < strongest_answers; ++i) {
    ++counts[static_cast<std::size_t>(
        images.y[static_cast<std::size_t>(preference.answers[i].image)])];
  }
  const auto most = std::ranges::max_element(counts);
  preference.favourite = static_cast<int>(most - counts.begin());
  preference.share = static_cast<double>(*most) / strongest_answers;
  return preference;
}

/// What does a deeper unit answer to most, in some images?
inline void most_exciting(Plots& plots, const ConvolutionalNetwork& network,
                          const Dataset& images) {
  constexpr std::size_t units_shown = 6, patches_shown = 10;
  const FeatureMaps maps = feature_maps(network, 2, images.x);
  std::vector<Preference> preferences;
  for (Index unit = 0; unit < maps.shape.channels; ++unit) {
    preferences.push_back(preference_of(maps, unit, images));
  }
  std::ranges::stable_sort(preferences, std::ranges::greater(), &Preference::share);
  Table table({"unit", "most of its 50 strongest answers", "share"});
  std::vector<Picture> pictures;
  for (std::size_t u = 0; u < units_shown; ++u) {
    const auto& p = preferences[u];
    table.row({p.unit + 1, images.class_names[static_cast<std::size_t>(p.favourite)],
               percent(p.share, 0)});
    for (std::size_t i = 0; i < patches_shown; ++i) {
      const auto& answer = p.answers[i];
      const auto label = static_cast<std::size_t>(images.y[static_cast<std::size_t>(answer.image)]);
      const auto& name = images.class_names[label];
      pictures.push_back({patch_of(answer, image(images, answer.image)),
                          i == 0 ? fmt::format("unit {}: {}", p.unit + 1, name) : name, 1});
    }
  }
  fmt::print("\nOf {} units of the deeper convolution, the {} that keep most to one class:\n\n",
             maps.shape.channels, units_shown);
  table.print();
  plots.images("most_exciting",
               {fmt::format("A row for each of {} units: the {} patches it answers to most",
                            units_shown, patches_shown)},
               pictures, patches_shown, Ink::black);
}

}  // namespace dl::lesson_12
