#include "build_folder.hpp"

namespace dl {

std::filesystem::path build_folder() { return DL_BUILD_DIR; }

}  // namespace dl
