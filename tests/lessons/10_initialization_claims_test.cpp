#include "tests/kept_output.hpp"

namespace dl {
namespace {

const KeptOutput& output() {
  static const KeptOutput kept("10_initialization");
  return kept;
}

}  // namespace
}  // namespace dl
