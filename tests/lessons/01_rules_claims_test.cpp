#include "tests/kept_output.hpp"

namespace dl {
namespace {

const KeptOutput& output() {
  static const KeptOutput kept("01_rules");
  return kept;
}

}  // namespace
}  // namespace dl
