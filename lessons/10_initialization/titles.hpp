#pragma once

#include <string>

#include "solutions/04_mlp/activations.hpp"

namespace dl::lesson_10 {

/// What the plots of an activation are called, and what there is to see in them.
struct Titles {
  std::string file, name;
  std::string activations, gradients, variances, gradient_variances;
};

inline Titles titles_for(Activation activation) {
  switch (activation) {
    case Activation::sigmoid:
      return {"sigmoid",
              "Sigmoid",
              "Sigmoid: wide weights drive the activations to 0 and 1, narrow ones to 0.5",
              "Sigmoid: only wide weights carry a gradient back to layer 1",
              "Sigmoid: the activations settle at a variance that the weights set",
              "Sigmoid: back from layer 10 to 1, Xavier with gain 1 loses almost all"};
    case Activation::tanh:
      return {"tanh",
              "Tanh",
              "Tanh: gain 5/3 holds the activations, gain 1 lets them shrink",
              "Tanh: Xavier and He hold the gradients, wide weights let them grow",
              "Tanh: Xavier with gain 5/3 keeps the variance",
              "Tanh: back from layer 10 to 1, wide weights let gradients grow"};
    default:
      return {"relu",
              "ReLU",
              "ReLU: He keeps the activations as wide as they are, Xavier narrows them",
              "ReLU gradients, from layer 10 back to 1: He keeps them as wide",
              "ReLU: He keeps the variance, Xavier halves it in every layer",
              "ReLU: back from layer 10 to 1, He keeps the variance, Xavier halves it"};
  }
}

}  // namespace dl::lesson_10
