#pragma once

#include <vector>

#include "features.hpp"
#include "rules.hpp"
#include "common/todo.hpp"

namespace dl {

enum FashionClass {
  t_shirt, trouser, pullover, dress, coat, sandal, shirt, sneaker, bag, boot
};

/// The features, each with the name it has in a rule.
namespace feature {
inline const Feature fill{"fill", measure::fill};
inline const Feature brightness{"brightness", measure::brightness};
inline const Feature width{"width", measure::width};
inline const Feature height{"height", measure::height};
inline const Feature top_width{"top width", measure::top_width};
inline const Feature middle_width{"middle width", measure::middle_width};
inline const Feature bottom_width{"bottom width", measure::bottom_width};
inline const Feature flare{"flare", measure::flare};
inline const Feature asymmetry{"asymmetry", measure::asymmetry};
inline const Feature leg_gap{"leg gap", measure::leg_gap};
inline const Feature neckline{"neckline", measure::neckline};
inline const Feature upper_left{"upper left", measure::upper_left};
inline const Feature sleeves{"sleeves", measure::sleeves};
inline const Feature heel_height{"heel height", measure::heel_height};
inline const Feature texture{"texture", measure::texture};

inline const std::vector<Feature> all = {
    fill,      brightness, width,    height,     top_width, middle_width, bottom_width, flare,
    asymmetry, leg_gap,    neckline, upper_left, sleeves,   heel_height,  texture};
}  // namespace feature

/// At most 12 rules that tell the ten classes of Fashion-MNIST apart.
inline RuleList fashion_rules() {
  using namespace feature;
  // exercise 01.7: write your own rules
  todo("01.7");
}

/// The value of every feature for every image, [n, features].
inline Matrix feature_table(const Dataset& data) {
  Matrix table(data.size(), static_cast<Index>(feature::all.size()));
  for (Index i = 0; i < table.rows(); ++i) {
    for (Index f = 0; f < table.cols(); ++f) {
      table(i, f) =
          static_cast<real>(feature::all[static_cast<std::size_t>(f)].of(image(data, i)));
    }
  }
  return table;
}

}  // namespace dl
