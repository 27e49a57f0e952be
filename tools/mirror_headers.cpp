// Writes a header of solutions/ twice: as what may be called, and as what is there for the linker
// (tools/judged_source.hpp says what for).
//   mirror_headers solutions/03_perceptron/train.hpp DECLARED DEFINED

#include "common/error.hpp"
#include "common/file.hpp"
#include "common/program.hpp"
#include "functions.hpp"

namespace dl {
namespace {

int mirror_header(int argc, char** argv) {
  if (argc != 4) throw UsageError("expected a header, and two files to write");
  const auto text = read_text_file(argv[1]);
  write_whole(argv[2], only_declared(text));
  write_whole(argv[3], all_defined(text));
  return 0;
}

}  // namespace
}  // namespace dl

int main(int argc, char** argv) {
  return dl::program_main("mirror_headers", [&] { return dl::mirror_header(argc, argv); });
}
