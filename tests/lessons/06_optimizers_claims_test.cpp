#include "tests/kept_output.hpp"

namespace dl {
namespace {

const KeptOutput& output() {
  static const KeptOutput kept("06_optimizers");
  return kept;
}

}  // namespace
}  // namespace dl
