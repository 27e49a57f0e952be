#include "tests/kept_output.hpp"
