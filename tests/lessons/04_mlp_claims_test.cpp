#include "tests/kept_output.hpp"

namespace dl {
namespace {

const KeptOutput& output() {
  static const KeptOutput kept("04_mlp");
  return kept;
}

}  // namespace
}  // namespace dl
