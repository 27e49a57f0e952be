#pragma once

#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/metrics.hpp"
#include "common/plot.hpp"
#include "common/rng.hpp"
#include "common/runs.hpp"
#include "common/spread.hpp"
#include "common/table.hpp"
#include "instance_norm.hpp"
#include "lab.hpp"
#include "networks.hpp"
#include "norms.hpp"
#include "solutions/07_backpropagation/activation_layer.hpp"
#include "solutions/07_backpropagation/classification.hpp"
#include "solutions/07_backpropagation/dense_layer.hpp"
#include "solutions/07_backpropagation/sequential.hpp"
#include "training.hpp"

namespace dl::lesson_09 {

/// Grey images in three colours, each picture under a lamp of its own: its channel c is
/// contrast · pixels + brightness. Strength 0 is white light, the same for all.
inline Dataset under_lamps(const Dataset& grey, double strength, Rng& rng) {
  Dataset lit = grey;
  lit.shape.channels = 3;
  lit.x.resize(grey.size(), lit.shape.size());
  for (Index i = 0; i < grey.size(); ++i) {
    for (Index c = 0; c < 3; ++c) {
      const auto contrast = static_cast<real>(1 - strength * rng.uniform(0, 0.7));
      const auto brightness = static_cast<real>(strength * rng.uniform(0, 0.5));
      lit.x.row(i).segment(c * grey.x.cols(), grey.x.cols()) =
          contrast * grey.x.row(i).array() + brightness;
    }
  }
  return lit;
}

/// What came of a training under white light.
struct UnderLamps {
  double white = 0;          ///< test accuracy under white light
  double coloured = 0;       ///< the same under coloured lamps
  double features_move = 0;  ///< the hidden units of the same picture, in shares of their length
};

/// Learns under white light, and is tested under coloured lamps.
inline UnderLamps learn_under_white_light(Norm norm, const Lab& lab, Rng& rng) {
  const TrainTest white = {under_lamps(lab.data.train, 0, rng), under_lamps(lab.data.test, 0, rng)};
  const Dataset coloured = under_lamps(lab.data.test, 1, rng);
  Sequential network;
  add_norm(network, norm, white.train.shape);
  network.add<Dense>(white.train.x.cols(), 32, rng);
  network.add<ActivationLayer>(Activation::relu);
  network.add<Dense>(32, white.train.classes(), rng);
  UnderLamps result;
  result.white = train(network, white, lab.recipe, rng).test_accuracy;
  result.coloured = accuracy(predict(network, coloured.x), coloured.y);
  const Matrix in_white = input_of_last(1, network, white.test.x, Mode::eval);
  const Matrix& in_colour = input_of_last(1, network, coloured.x, Mode::eval);
  result.features_move = (in_colour - in_white).norm() / in_white.norm();
  return result;
}

/// Which normalization takes the light of a picture away?
inline void lighting(const Lab& lab, Table& claims) {
  Table table({"of the input", "white light", "coloured lamps", "features move"});
  for (const Norm norm : {Norm::none, Norm::batch, Norm::layer, Norm::instance}) {
    const auto runs =
        lab.runs.each([&](Rng& rng) { return learn_under_white_light(norm, lab, rng); });
    table.row({name_of(norm), Spread(of_each(runs, &UnderLamps::white)).text(),
               Spread(of_each(runs, &UnderLamps::coloured)).text(),
               Spread(of_each(runs, &UnderLamps::features_move)).text(4)});
  }
  fmt::print(
      "\nTrained under white light, tested with another coloured lamp for each picture:\n\n");
  table.print();
  const auto &layer = table.rows[2], &instance = table.rows[3];
  claims.row({"C09.4", "instance norm takes each picture's lighting away",
              fmt::format("features move {}, with layer norm {}", instance[3], layer[3])});
}

/// One picture in four lights, and what instance norm makes of it.
inline void plot_lighting(const Dataset& images, Plots& plots) {
  const std::vector<std::pair<double, double>> lights = {{1, 0}, {0.5, 0}, {0.3, 0.5}, {1, 0.5}};
  const double brightest = 1.5;  // what the upper row is scaled to
  const auto shape = images.shape;
  Matrix lit(lights.size(), shape.size());
  std::vector<Picture> pictures;
  for (Index i = 0; i < lit.rows(); ++i) {
    const auto [contrast, brightness] = lights[i];
    lit.row(i) =
        static_cast<real>(contrast) * images.x.row(0).array() + static_cast<real>(brightness);
    pictures.push_back({Image(lit.row(i).data(), shape.height, shape.width),
                        fmt::format("contrast {:g}, brightness {:g}", contrast, brightness),
                        brightest});
  }
  InstanceNorm norm(shape, {.affine = false});
  const Matrix& normalized = norm.forward(lit, Mode::eval);
  for (Index i = 0; i < lit.rows(); ++i) {
    pictures.push_back({Image(normalized.row(i).data(), shape.height, shape.width), "normalized"});
  }
  plots.images("lighting",
               {"One boot in four lights, and what instance norm makes of each", "", ""}, pictures,
               4, Ink::signed_);
}

}  // namespace dl::lesson_09
