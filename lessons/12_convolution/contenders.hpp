#pragma once

#include <string>

#include "common/dataset.hpp"
#include "common/options.hpp"
#include "common/rng.hpp"
#include "networks.hpp"
#include "training.hpp"

namespace dl::lesson_12 {

struct DenseContender {
  std::string name;
  Sequential network;
  Outcome outcome = {};
};

struct ConvolutionalContender {
  std::string name;
  ConvolutionalNetwork network;
  Outcome outcome = {};
};

/// What the lesson compares. The three with convolutions begin with the same filters, so that those
/// that stay as they were drawn are also what the others began with.
struct Contenders {
  DenseContender dense;
  ConvolutionalContender drawn;    ///< only the dense layers learn
  ConvolutionalContender learned;  ///< everything learns
  ConvolutionalContender mean;     ///< the same with the mean of each feature map alone
};

inline ConvolutionalContender train_convolutional(const std::string& name, const TrainTest& data,
                                                  const Options& options, Summary summary,
                                                  bool features_learn) {
  Rng rng(options.seed);
  ConvolutionalContender contender{name, convolutional_network(data.train, rng, summary)};
  contender.network.features->set_frozen(!features_learn);
  contender.outcome = train(name, contender.network.layers, data, options.epochs, rng);
  return contender;
}

inline Contenders train_contenders(const TrainTest& data, const Options& options) {
  Rng rng(options.seed);
  DenseContender dense{"dense, lesson 07's", dense_network(data.train, {256, 128}, rng)};
  dense.outcome = train(dense.name, dense.network, data, options.epochs, rng);
  return {
      .dense = std::move(dense),
      .drawn = train_convolutional("filters as drawn", data, options, Summary::every_place, false),
      .learned = train_convolutional("filters learned", data, options, Summary::every_place, true),
      .mean = train_convolutional("learned, mean of each map", data, options, Summary::mean, true)};
}

}  // namespace dl::lesson_12
