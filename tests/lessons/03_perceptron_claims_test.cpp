#include "tests/kept_output.hpp"

namespace dl {
namespace {

const KeptOutput& output() {
  static const KeptOutput kept("03_perceptron");
  return kept;
}

}  // namespace
}  // namespace dl
