#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/dataset.hpp"
#include "common/plot.hpp"
#include "common/safetensors.hpp"
#include "perceptron.hpp"

namespace dl::lesson_03 {

/// What does each class look for? The weights of its perceptron as a picture.
inline void draw_weights(Plots& plots, const std::vector<Perceptron>& one_per_class,
                         const Dataset& images) {
  std::vector<Picture> pictures;
  for (const auto& perceptron : one_per_class) {
    const Image weights(perceptron.weights().data(), images.shape.height, images.shape.width);
    pictures.push_back({weights, images.class_names[pictures.size()]});
  }
  plots.images(
      "weights",
      {.title = "Averaged weights after one pass: blue speaks for the class, orange against",
       .without_colour = "Averaged weights after one pass, for the class and against it"},
      pictures, 5, Ink::signed_);
}

/// Saves the weights and biases, so that other programs can read them.
inline void save(const std::filesystem::path& file, const std::vector<Perceptron>& one_per_class) {
  Weights weights;
  for (std::size_t k = 0; k < one_per_class.size(); ++k) {
    const auto& perceptron = one_per_class[k];
    weights[fmt::format("perceptron.{}.weight", k)] = perceptron.weights();
    weights[fmt::format("perceptron.{}.bias", k)] = RowVector::Constant(1, perceptron.bias());
  }
  save_weights(file, weights);
  fmt::print("weights: {}\n", file.string());
}

}  // namespace dl::lesson_03
