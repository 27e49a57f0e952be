#pragma once

#include <stdexcept>

#include <fmt/format.h>

#include "common/label_noise.hpp"
#include "solutions/07_backpropagation/sequential.hpp"
#include "training.hpp"

namespace dl {

inline constexpr Index few = 300;
inline constexpr Index to_choose_by = 1000;

/// A small network and the few images it learns from. With one seed, every cure has the same
/// images, the same wrong labels and the same weights to begin with.
class FewSamples {
  Rng rng_;

 public:
  Matrix x, validation_x;
  Labels y, validation_y;  ///< a share `noise` of both is wrong
  Labels right_y;          ///< of the images to learn from
  Sequential network;

  FewSamples(const Dataset& data, double noise, const Cure& cure, std::uint64_t seed)
      : rng_(seed), cure_(cure) {
    if (data.size() < few + to_choose_by) {
      throw std::runtime_error(fmt::format("{} training images: this lesson needs {} or more",
                                           data.size(), few + to_choose_by));
    }
    const auto order = rng_.permutation(data.size());
    const auto training = Batch(order).first(few);
    const auto validation = Batch(order).subspan(few, to_choose_by);
    gather(data.x, training, x);
    gather(data.y, training, right_y);
    gather(data.x, validation, validation_x);
    gather(data.y, validation, validation_y);
    y = with_label_noise(right_y, noise, classes, rng_);
    validation_y = with_label_noise(validation_y, noise, classes, rng_);
    network = make_network({64}, cure, rng_);
  }
  // The network's dropout holds on to the random numbers.
  FewSamples(const FewSamples&) = delete;
  FewSamples& operator=(const FewSamples&) = delete;

  template <typename AfterPass>
  void learn(int passes, AfterPass after_pass) {
    train(network, x, y, cure_, 0.002, passes, rng_, after_pass);
  }
  void learn(int passes) {
    learn(passes, [](int) {});
  }

  /// The share of the wrong labels that the network has come to predict.
  double learned_by_heart() {
    const auto predicted = predict(network, x);
    double wrong = 0;
    double learned = 0;
    for (std::size_t i = 0; i < y.size(); ++i) {
      wrong += y[i] != right_y[i];
      learned += y[i] != right_y[i] && predicted[i] == y[i];
    }
    return wrong > 0 ? learned / wrong : 0;
  }

 private:
  Cure cure_;
};

}  // namespace dl
