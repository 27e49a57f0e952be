#include "tests/kept_output.hpp"

namespace dl {
namespace {

const KeptOutput& output() {
  static const KeptOutput kept("08_regularization");
  return kept;
}

}  // namespace
}  // namespace dl
