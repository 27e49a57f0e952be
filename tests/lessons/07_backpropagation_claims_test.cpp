#include "tests/kept_output.hpp"

namespace dl {
namespace {

const KeptOutput& output() {
  static const KeptOutput kept("07_backpropagation");
  return kept;
}

}  // namespace
}  // namespace dl
