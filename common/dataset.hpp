#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "matrix.hpp"

namespace dl {

/// How a row of C·H·W values is an image.
struct ImageShape {
  Index channels = 0;
  Index height = 0;
  Index width = 0;
  Index size() const { return channels * height * width; }
};

/// Samples x [n, features] with their classes y [n].
struct Dataset {
  Matrix x;
  Labels y;
  std::vector<std::string> class_names;
  ImageShape shape;

  Index size() const { return x.rows(); }
  int classes() const { return static_cast<int>(class_names.size()); }
};

struct TrainTest {
  Dataset train;
  Dataset test;
};

/// One channel of an image [height, width], seen in place.
using Image = Eigen::Map<const Matrix>;

/// The image of sample i. The data set must have one channel.
Image image(const Dataset& data, Index i);

/// Fashion-MNIST (Xiao, Rasul and Vollgraf 2017), pixels from 0 to 1, row-major, ink is 1.
/// `data`: "mini" (6,000 + 1,000 images that come with the course), "full" (60,000 + 10,000 from
/// the package dataset-fashion-mnist) or a folder with the four files.
/// Throws InputError when a file is missing or damaged.
TrainTest load_fashion_mnist(const std::string& data);

/// Moves and scales all values, in place, so that they have mean 0 and standard deviation 1: one
/// number each for all of them. Throws std::invalid_argument when all are the same.
void standardize(Dataset& data);

/// The same with mean and deviation of the training data alone, for both sets.
void standardize(TrainTest& data);

/// Where a file lies that comes with the course: "in_context/words.safetensors".
std::filesystem::path course_data(const std::string& name);

/// 1,797 handwritten digits of 8×8 pixels from 0 to 1 (UCI Optical Recognition).
Dataset load_digits();

}  // namespace dl
