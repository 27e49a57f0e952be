#pragma once

#include "common/matrix.hpp"

/// Eigen's products of large matrices, compiled once, in products.cpp: in an exercise that has some
/// they took most of the time of compiling it.
// NOLINTBEGIN(bugprone-macro-parentheses)
#define DL_PRODUCT_OF_MATRICES(how, left, right)                                                  \
  how template struct Eigen::internal::general_matrix_matrix_product<                             \
      Eigen::Index, dl::real, Eigen::left, false, dl::real, Eigen::right, false, Eigen::RowMajor, \
      1>;
#define DL_PRODUCT_WITH_VECTOR(how, left, right)                                                 \
  how template struct Eigen::internal::general_matrix_vector_product<                            \
      Eigen::Index, dl::real,                                                                    \
      Eigen::internal::const_blas_data_mapper<dl::real, Eigen::Index, Eigen::left>, Eigen::left, \
      false, dl::real,                                                                           \
      Eigen::internal::const_blas_data_mapper<dl::real, Eigen::Index, Eigen::right>, false, 0>;
#define DL_PRODUCTS(how)                          \
  DL_PRODUCT_OF_MATRICES(how, RowMajor, RowMajor) \
  DL_PRODUCT_OF_MATRICES(how, RowMajor, ColMajor) \
  DL_PRODUCT_OF_MATRICES(how, ColMajor, RowMajor) \
  DL_PRODUCT_WITH_VECTOR(how, RowMajor, ColMajor) \
  DL_PRODUCT_WITH_VECTOR(how, ColMajor, RowMajor)
// NOLINTEND(bugprone-macro-parentheses)

DL_PRODUCTS(extern)
