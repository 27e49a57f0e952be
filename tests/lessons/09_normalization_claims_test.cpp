#include "tests/kept_output.hpp"

namespace dl {
namespace {

const KeptOutput& output() {
  static const KeptOutput kept("09_normalization");
  return kept;
}

}  // namespace
}  // namespace dl
