#include "tests/products.hpp"

DL_PRODUCTS()
