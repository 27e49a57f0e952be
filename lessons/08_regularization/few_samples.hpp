#pragma once

#include <functional>

#include "common/dataset.hpp"
#include "common/label_noise.hpp"
#include "common/rng.hpp"
#include "common/subset.hpp"
#include "solutions/05_gradient_descent/batches.hpp"
#include "solutions/07_backpropagation/classification.hpp"
#include "solutions/07_backpropagation/sequential.hpp"
#include "training.hpp"

namespace dl::lesson_08 {

inline constexpr Index few = 300;
inline constexpr Index to_choose_by = 1000;

/// The share of wrong labels where there are some.
inline constexpr double label_noise = 0.4;

/// The share of the wrong labels y that are predicted; 0 where none is wrong.
inline double wrong_labels_learned(const Labels& predicted, const Labels& y, const Labels& right) {
  double wrong = 0;
  double learned = 0;
  for (std::size_t i = 0; i < y.size(); ++i) {
    wrong += y[i] != right[i];
    learned += y[i] != right[i] && predicted[i] == y[i];
  }
  return wrong > 0 ? learned / wrong : 0;
}

/// A small network and the few images it learns from. From equal random numbers, every cure gets
/// the same images, the same wrong labels and the same weights to begin with.
class FewSamples {
 public:
  Matrix x, validation_x;
  Labels y, validation_y;  ///< a share `noise` of both is wrong
  Labels right_y;          ///< of the images to learn from
  Sequential network;

  /// The random numbers must outlive it.
  FewSamples(const Dataset& data, double noise, const Cure& cure, Rng& rng)
      : cure_(cure), rng_(rng) {
    need_images(data, "training", few + to_choose_by);
    const auto order = rng.permutation(data.size());
    const auto training = Batch(order).first(few);
    const auto validation = Batch(order).subspan(few, to_choose_by);
    gather(data.x, training, x);
    gather(data.y, training, right_y);
    gather(data.x, validation, validation_x);
    gather(data.y, validation, validation_y);
    y = with_label_noise(right_y, noise, classes, rng);
    validation_y = with_label_noise(validation_y, noise, classes, rng);
    network = make_network({64}, cure, rng);
  }

  /// Calls after_pass(1), after_pass(2), ... on the way.
  void learn(
      int passes, const std::function<void(int pass)>& after_pass = [](int) {}) {
    train(network, x, y, cure_, 0.002, passes, rng_, after_pass);
  }

  /// The share of the wrong labels that the network has come to predict.
  double memorized() { return wrong_labels_learned(predict(network, x), y, right_y); }

 private:
  Cure cure_;
  Rng& rng_;
};

}  // namespace dl::lesson_08
