#include "tests/kept_output.hpp"

namespace dl {
namespace {

const KeptOutput& output() {
  static const KeptOutput kept("11_early_stopping");
  return kept;
}

}  // namespace
}  // namespace dl
