#include "tests/kept_output.hpp"

namespace dl {
namespace {

const KeptOutput& output() {
  static const KeptOutput kept("05_gradient_descent");
  return kept;
}

}  // namespace
}  // namespace dl
