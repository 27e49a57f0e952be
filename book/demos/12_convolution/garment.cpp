// What the page of the drawn garment calls. Its answers are lesson 12's layers, its weights those
// that book/weights/garments.cpp has trained.
#include <memory>

#include "book/demos/shared/given_images.hpp"
#include "book/demos/shared/given_weights.hpp"
#include "book/demos/shared/page.hpp"
#include "common/metrics.hpp"
#include "garments.hpp"
#include "solutions/04_mlp/softmax.hpp"
#include "solutions/07_backpropagation/classification.hpp"

namespace dl {
namespace {

struct Garment {
  lesson_12::ConvolutionalNetwork network;
  Dataset clothes;
  Matrix drawn = Matrix::Zero(1, garment_shape.size());

  Garment() {
    Rng unused(1);
    network = garment_network(unused);
    const Weights trained = given_weights(network.layers);
    for (const auto& [name, matrix] : state_dict(network.layers)) *matrix = trained.at(name);
  }
};

std::unique_ptr<Garment> garment;

}  // namespace

/// With the weights that were given.
PAGE_MAY_CALL void start() { garment = std::make_unique<Garment>(); }

/// Takes the test images that were given.
PAGE_MAY_CALL void take_clothes() { garment->clothes = given_clothes(); }

/// The pixels of test image number i.
PAGE_MAY_CALL Numbers picture(int i) { return answer(Matrix(garment->clothes.x.row(i))); }

/// The classes of the test images.
PAGE_MAY_CALL Numbers labels() {
  const auto& y = garment->clothes.y;
  return answer(std::vector<float>(y.begin(), y.end()));
}

/// Over the test images.
PAGE_MAY_CALL double accuracy() {
  const auto& clothes = garment->clothes;
  return accuracy(predict(garment->network.layers, clothes.x), clothes.y);
}

/// Looks at the 784 pixels that were given: the probability of each class.
PAGE_MAY_CALL Numbers look() {
  const auto pixels = given_numbers();
  for (Index i = 0; i < garment->drawn.cols(); ++i) {
    garment->drawn(0, i) = pixels.at(static_cast<std::size_t>(i));
  }
  Matrix probabilities;
  softmax(garment->network.layers.forward(garment->drawn, Mode::eval), probabilities);
  return answer(probabilities);
}

/// The filters of the first convolution, one after the other [16, 3·3].
PAGE_MAY_CALL Numbers filters() {
  return answer(Matrix(garment->network.first->weight.value.transpose()));
}

/// What the first or the second convolution, behind its ReLU, makes of what was looked at: 16 maps
/// of 28×28 or of 14×14, one after the other.
PAGE_MAY_CALL Numbers maps(int convolution) {
  const std::size_t layers = convolution == 1 ? 2 : 5;
  return answer(lesson_12::output_of_first(layers, *garment->network.features, garment->drawn));
}

}  // namespace dl
