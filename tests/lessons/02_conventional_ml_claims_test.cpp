#include "tests/kept_output.hpp"

namespace dl {
namespace {

const KeptOutput& output() {
  static const KeptOutput kept("02_conventional_ml");
  return kept;
}

}  // namespace
}  // namespace dl
