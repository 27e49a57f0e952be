#include "tests/decompositions.hpp"

DL_DECOMPOSITIONS()
